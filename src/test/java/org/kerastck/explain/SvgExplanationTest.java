package org.kerastck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgExplanationTest {

  /** Strips of each axis, then twice the grid. */
  @ParameterizedTest(name = "{0}: {1} cells, {2} taps")
  @CsvSource({
    "conv2d-same-n5x4-k3x2-s2x1, 7 + 5 + 2 * 35, 17",
    "conv2d-valid-n5-k3, 5 + 2 * 25, 9",
    "conv2d_transpose-valid-n3x4-k2x1-s3x2, 9 + 10 + 8 + 8 + 2 * 80, 36",
    "conv2d_transpose-same-n5-k4-s2, 12 + 13 + 2 * 169, 60"
  })
  void hasACellForEachCellOfTheGeometry(String descriptor, String cells, int taps)
      throws Exception {
    Document svg = parse(descriptor);

    assertEquals((int) Arithmetic.evaluate(cells), count(svg, "cell"));
    // One more in the legend.
    assertEquals(taps + 1, count(svg, "tap"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "conv2d-same-n10000-k7-s2",
        "conv2d_transpose-same-n10000-k10000-s10000",
        "conv2d-valid-n2-k3",
        "conv2d_transpose-same-n5-k3-s2-op2",
        "conv2d_transpose-same-n1-k2-s2-op0"
      })
  void isAlwaysASmallDocument(String descriptor) throws Exception {
    assertTrue(count(parse(descriptor), "cell") < 1000);
  }

  @Test
  void needsNothingElse() {
    String svg = svg("conv2d_transpose-same-n5-k4-s2");

    assertFalse(svg.contains("href"), "reference");
    assertFalse(svg.contains("url("), "reference");
    assertFalse(svg.contains("@import"), "reference");
    assertTrue(svg.contains("prefers-color-scheme: dark"), "dark colours");
  }

  private static String svg(String descriptor) {
    return Explanation.of(Descriptor.read(descriptor)).svg();
  }

  private static Document parse(String descriptor) throws Exception {
    byte[] bytes = svg(descriptor).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static int count(Document svg, String firstClass) {
    NodeList boxes = svg.getElementsByTagName("rect");
    int count = 0;
    for (int i = 0; i < boxes.getLength(); i++) {
      String classes = ((Element) boxes.item(i)).getAttribute("class");
      count += (classes + " ").startsWith(firstClass + " ") ? 1 : 0;
    }
    return count;
  }
}

package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlWriterTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aSuiteForEachEngineAndFixtureSuite() throws Exception {
    SampleRun.write(
        directory,
        List.of(Path.of("fixtures/conv2d/geometry.json"), Path.of("fixtures/conv2d/errors.json")),
        200);
    Document document = parse();
    NodeList suites = document.getElementsByTagName("testsuite");
    assertEquals(6, suites.getLength());
    for (int i = 0; i < suites.getLength(); i++) {
      Element suite = (Element) suites.item(i);
      assertCount(suite, "tests", "testcase");
      assertCount(suite, "failures", "failure");
      assertCount(suite, "skipped", "skipped");
    }
    assertCount(document.getDocumentElement(), "tests", "testcase");
    assertCount(document.getDocumentElement(), "failures", "failure");
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertTrue(failure.getTextContent().contains("java -jar target/keras-tck.jar run --engine"));
    try (var files = Files.list(directory)) {
      assertEquals(
          List.of(),
          files.filter(Files::isDirectory).toList(),
          "the parts of suites are removed in the end");
    }
  }

  /** What Jenkins's xUnit plugin (its junit-10.xsd) and surefire's readers take, and no more. */
  @Test
  void hasNoElementAndNoAttributeThatReadersRefuse() throws Exception {
    SampleRun.writeHostile(directory);
    JUnitStructure.check(parse().getDocumentElement());
    SampleRun.write(directory, List.of(Path.of("fixtures/conv2d/errors.json")), 50);
    JUnitStructure.check(parse().getDocumentElement());
  }

  @Test
  void isValidWhateverCharactersOccur() throws Exception {
    SampleRun.writeHostile(directory);
    Document document = parse();
    assertEquals(5, document.getElementsByTagName("testcase").getLength());
    Element skipped = (Element) document.getElementsByTagName("skipped").item(0);
    String message = skipped.getAttribute("message");
    assertTrue(message.startsWith("Known: </script>"), message);
    assertTrue(message.contains("\\u0000\\u0007\\u001b[31m\\ud800\\uffff"), message);
    assertTrue(message.contains("\r\n::error::x"), message);
  }

  private static void assertCount(Element suite, String attribute, String element) {
    assertEquals(
        suite.getElementsByTagName(element).getLength(),
        Integer.parseInt(suite.getAttribute(attribute)),
        attribute);
  }

  private Document parse() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(directory.resolve("junit.xml").toFile());
  }
}

package org.kerastck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code src/test/resources/explain}: one file for each descriptor, named after it. */
class TextExplanationTest {
  private static final Path GOLDENS = Path.of("src/test/resources/explain");

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldens")
  void saysWhatTheGoldenSays(String descriptor) throws IOException {
    List<String> golden = Files.readAllLines(GOLDENS.resolve(descriptor + ".txt"));
    assertEquals(String.join("\n", golden), String.join("\n", text(descriptor, Glyphs.UNICODE)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "conv2d-same-n1000x7-k11x3-s1x2",
        "conv2d-same-n10000-k10000-d1",
        "conv2d_transpose-same-n300x10000-k200x1-s7x10000",
        "conv2d_transpose-valid-n1-k10000-s10000",
        "conv2d-valid-n2-k3",
        "conv2d_transpose-same-n1-k2-s2-op0",
        "conv2d_transpose-valid-n5-k3-op3"
      })
  void anySizeFitsATerminal(String descriptor) {
    for (Glyphs glyphs : Glyphs.values()) {
      List<String> lines = text(descriptor, glyphs);
      assertTrue(lines.size() < 150, () -> descriptor + ": " + lines.size() + " lines");
      lines.forEach(line -> assertTrue(line.length() <= TextLines.WIDTH, line));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldens")
  void asciiIsEnough(String descriptor) {
    for (String line : text(descriptor, Glyphs.in(StandardCharsets.US_ASCII))) {
      assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(line), line);
    }
  }

  @Test
  void unicodeIsUsedWhereItCanBeShown() {
    assertEquals(Glyphs.UNICODE, Glyphs.in(StandardCharsets.UTF_8));
    assertEquals(Glyphs.ASCII, Glyphs.in(StandardCharsets.ISO_8859_1));
  }

  static Stream<String> goldens() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(GOLDENS)) {
      names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
    return names.stream().map(name -> name.substring(0, name.length() - ".txt".length()));
  }

  private static List<String> text(String descriptor, Glyphs glyphs) {
    return Explanation.of(Descriptor.read(descriptor)).text(glyphs);
  }
}

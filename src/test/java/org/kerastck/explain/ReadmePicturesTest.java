package org.kerastck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures in the README are those that {@code explain --svg} draws. */
class ReadmePicturesTest {

  @ParameterizedTest
  @ValueSource(strings = {"conv2d-same-n5x4-k3x2-s2x1", "conv2d_transpose-same-n3x4-k3x4-s2x1"})
  void areWhatExplainDraws(String line) throws IOException {
    String picture = "docs/explain/" + line + ".svg";
    String drawn = Explanation.of(Descriptor.read(line)).svg();
    assertEquals(
        drawn, Files.readString(Path.of(picture)), () -> "explain " + line + " --svg " + picture);
    String readme = Files.readString(Path.of("README.md"));
    assertTrue(readme.contains("](" + picture + ")"), picture);
    assertTrue(readme.contains("explain " + line), line);
  }
}

package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final String MODEL = "src/test/resources/org/kerastck/model/little.keras";

  @TempDir private Path directory = Path.of("");

  @Test
  void anEngineThatIsRightConforms() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("audit", MODEL, "--engine", "java");
    assertEquals("", ended.err());
    assertEquals(0, ended.status(), ended.out());
    assertTrue(ended.out().contains("  not judged: depthwise (DepthwiseConv2D)\n"), ended.out());
    assertTrue(ended.out().endsWith("  0 of 4 deviate, 0 are unsupported.\n"), ended.out());
  }

  @Test
  void oneThatIsWrongIsToldWhereAndHowToSeeIt() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("audit", "--engine", "AllZeros", MODEL);
    assertEquals(1, ended.status(), ended.out());
    assertTrue(ended.out().contains("  deviates     stem\n"), ended.out());
    assertTrue(
        ended
            .out()
            .contains("run --engine AllZeros --case conv2d-same-n9x8-k3x2-s2x2-b1c3f4-last-bias"),
        ended.out());
  }

  @Test
  void aModelOfWhichNothingCanBeAskedIsExitStatus2() throws Exception {
    Path model =
        Files.writeString(
            directory.resolve("odd.json"),
            """
            {"class_name":"Sequential","config":{"layers":[
             {"class_name":"Conv2D","config":{"name":"c","nb_filter":2,"filters":0,
              "kernel_size":3}}]}}
            """);
    Kit.Ended ended = Kit.in(directory).run("audit", model.toString(), "--engine", "java");
    assertEquals(2, ended.status());
    assertTrue(ended.out().endsWith("0 are unsupported, 1 is not asked.\n"), ended.out());
    assertEquals(
        "keras-tck: Nothing of the model could be judged. In: " + model + "\n", ended.err());
  }

  @Test
  void aFileThatIsNoModelIsExitStatus2() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("audit", "pom.xml");
    assertEquals(2, ended.status());
    assertEquals("", ended.out());
    assertEquals(
        "keras-tck: This is no model that Keras has saved. Expected: a .keras, .h5 or .json file."
            + " In: pom.xml\n",
        ended.err());
  }
}

package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "explain {0}")
  @ValueSource(
      strings = {
        "conv2d-same-n5x4-k3x2-s2x1",
        "conv2d-error-valid-height-n1-k3-s1-d1",
        "conv2d-error-both-activation-groups",
        "conv2d_transpose-error-input-rank5-last",
        "--layer Conv2DTranspose --kernel-size 3,2 --strides 2,3 --output-padding 1",
        "--kernel-size 0",
        "--padding causal"
      })
  void explainsWhatKerasComputesAndWhatItRefuses(String arguments) {
    assertEquals(ExitStatus.CONFORMS, explain(arguments.split(" ", -1)));
  }

  @ParameterizedTest(name = "explain {0}")
  @ValueSource(
      strings = {
        "conv3d",
        "conv2d-q",
        "--layer Dense",
        "--kernel-size three",
        "--strides 1,2,3",
        "--input-size -1",
        "--input-size 1000000",
        "conv2d --layer Conv2D",
        "conv2d --fixtures missing"
      })
  void refusesUnusableArguments(String arguments) {
    assertEquals(ExitStatus.UNUSABLE, explain(arguments.split(" ", -1)));
  }

  /** The smallest case of an activation's mistake is such a part. */
  @ParameterizedTest(name = "explain {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "elu-alpha0.3-specials@0 | Only the geometry of a layer's call can be explained. Received:"
            + " case elu-alpha0.3-specials@0, about activations. What an engine makes of it: run"
            + " --case elu-alpha0.3-specials@0",
        "elu-alpha0.3-specials@7000 | Case elu-alpha0.3-specials has no part of that number."
            + " Received: elu-alpha0.3-specials@7000",
        "elu-none@0 | No case has the id \"elu-none@0\", and it does not begin with conv2d or"
            + " conv2d_transpose."
      })
  void anActivationHasNoGeometryAndNorHasAPartOfItsCase(String part, String why) throws Exception {
    Kit.Ended ended = Kit.in(directory).run("explain", part);
    assertEquals("keras-tck: " + why + "\n", ended.err());
    assertEquals(ExitStatus.UNUSABLE, ended.status());
  }

  @Test
  void writesADrawing() throws IOException {
    Path svg = directory.resolve("drawing.svg");

    assertEquals(ExitStatus.CONFORMS, explain("conv2d", "--svg", svg.toString()));

    assertTrue(Files.readString(svg).startsWith("<svg xmlns="));
  }

  private static int explain(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.execute(all);
  }
}

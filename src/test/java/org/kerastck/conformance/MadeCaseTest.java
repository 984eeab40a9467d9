package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.tensor.Tensor;

class MadeCaseTest {

  /** Where all is 0 or 1, one mistake looks like another. */
  @ParameterizedTest
  @CsvSource({"hard_sigmoid, 0, 1", "sparse_sigmoid, 0, 1", "hard_tanh, -1, 1", "tanh, -1, 1"})
  void anActivationIsNotSaturatedByManyTerms(String activation, float least, float most) {
    Tensor output = output("conv2d-n12x11-k7x5-b1c3f2-" + activation);
    int between = 0;
    for (float value : output.data()) {
      between += value > least && value < most ? 1 : 0;
    }
    assertTrue(3 * between >= output.data().length, between + " of " + output.data().length);
  }

  @Test
  void bothKinksOfRelu6AreMet() {
    int between = 0;
    int least = 0;
    int most = 0;
    for (float value : output("conv2d-n12x11-k7x5-b1c3f2-relu6").data()) {
      between += value > 0 && value < 6 ? 1 : 0;
      least += value == 0 ? 1 : 0;
      most += value == 6 ? 1 : 0;
    }
    assertTrue(Math.min(between, Math.min(least, most)) > 4, between + " " + least + " " + most);
  }

  @Test
  void gluOfAnOddAxisIsRefused() {
    Golden.Raised raised = (Golden.Raised) made("conv2d-n2-k1-f3-glu").expected();
    assertEquals("ValueError", raised.type());
    assertEquals("call", raised.stage());
    assertEquals(2, output("conv2d-n2-k1-f4-glu").shape().size(3));
  }

  /** The first in the middle, so that most windows see none of them. */
  @Test
  void anInputMayHaveInfinitiesAndNan() {
    String line = "conv2d-same-n9x8-k3-b1c2f2-nonfinite";
    float[] input = made(line).call().layerCall().orElseThrow().input().data();
    assertEquals(List.of("Infinity", "NaN", "-Infinity"), notFinite(input));
    float[] output = output(line).data();
    int count = notFinite(output).size();
    assertTrue(count > 0 && 2 * count < output.length, count + " of " + output.length);
    assertEquals(
        List.of("Infinity"),
        notFinite(made("conv2d-n3-k1-nonfinite").call().layerCall().orElseThrow().input().data()));
  }

  /** What an activation makes of them, the definition does not say as surely as the fixtures. */
  @Test
  void behindAnActivationNoneAreMade() {
    assertEquals(Optional.empty(), Descriptor.read("conv2d-k3-relu-nonfinite").made());
  }

  @ParameterizedTest
  @CsvSource({
    "conv2d-n4-k2-g2-c3f4, build, input channels",
    "conv2d-n4-k2-g2-c4f3, init, number of filters"
  })
  void groupsThatDoNotDivideAreRefused(String line, String stage, String word) {
    Golden.Raised raised = (Golden.Raised) made(line).expected();
    assertEquals("ValueError", raised.type());
    assertEquals(stage, raised.stage());
    assertTrue(raised.message().contains(word), raised.message());
  }

  /** Parts may come in any order. */
  @Test
  void whatIsAskedMayStandAnywhere() {
    assertEquals(
        made("conv2d-n3-k2-gradients").expected().getClass(),
        made("conv2d-gradients-n3-k2").expected().getClass());
    assertTrue(made("conv2d-gradients-n3-k2").call() instanceof GradientCall);
  }

  private static List<String> notFinite(float[] numbers) {
    return IntStream.range(0, numbers.length)
        .filter(i -> !Float.isFinite(numbers[i]))
        .mapToObj(i -> String.valueOf(numbers[i]))
        .distinct()
        .sorted(Comparator.comparing("Infinity NaN -Infinity"::indexOf))
        .toList();
  }

  private static Tensor output(String line) {
    return ((Golden.Output) made(line).expected()).tensor();
  }

  private static Case made(String line) {
    return Descriptor.read(line).made().orElseThrow();
  }
}

package org.kerastck.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class ActivationsTest {
  private static final Shape SHAPE = Shape.of(2, 3, 4);

  static List<String> names() {
    return Activations.names().stream().filter(name -> !name.equals("threshold")).toList();
  }

  @Test
  void thereAre32() {
    assertEquals(32, Activations.names().size());
  }

  @Test
  void nullIsLinear() {
    assertSame(Activations.linear(), Activations.get(null));
  }

  @Test
  void namesAreCaseSensitive() {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> Activations.get("ReLU"));
    assertTrue(
        String.valueOf(problem.getMessage())
            .startsWith("Could not interpret activation function identifier: ReLU"),
        problem.getMessage());
  }

  @Test
  void aliasesHaveTheNameThatGetConfigGives() {
    assertEquals("silu", Activations.get("swish").kerasName());
    assertEquals("hard_silu", Activations.get("hard_swish").kerasName());
  }

  @Test
  void aSerializedFunctionIsRead() {
    assertEquals(
        "mish",
        Activations.get(Map.of("module", "builtins", "class_name", "function", "config", "mish"))
            .kerasName());
  }

  @Test
  void unknownArgumentsAreRefused() {
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class, () -> Activations.named("relu", Map.of("slope", 0.1)));
    assertEquals(
        "relu takes the arguments [max_value, negative_slope, threshold]. Received also: [slope]",
        problem.getMessage());
  }

  @Test
  void thresholdCanBeNamedButNeedsItsArguments() {
    Activation threshold = Activations.get("threshold");
    IllegalStateException problem =
        assertThrows(IllegalStateException.class, () -> threshold.apply(Tensor.of(Shape.of(0))));
    assertEquals(
        "threshold() needs the arguments [threshold, default_value]. Received: none",
        problem.getMessage());
  }

  @Test
  void usersOwnFunctionIsAnActivation() {
    Activation square = Activations.elementwise("square", x -> x * x, x -> 2 * x);
    Tensor input = Tensor.of(Shape.of(2), 3, -4);
    assertArrayEquals(new float[] {6, -8}, square.gradient(input).data());
    assertArrayEquals(new float[] {9, 16}, square.apply(input).data());
  }

  @ParameterizedTest(name = "the gradient of {0} is the slope of its values")
  @MethodSource("names")
  void gradientIsTheSlope(String name) {
    Activation activation = Activations.named(name).orElseThrow();
    Random random = new Random(name.hashCode());
    float[] x = new float[24];
    float[] direction = new float[24];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian() * 1.5f;
      direction[i] = (float) random.nextGaussian();
    }
    Shape output = activation.outputShape(SHAPE);
    float[] upstream = new float[(int) output.elementCount()];
    for (int i = 0; i < upstream.length; i++) {
      upstream[i] = (float) random.nextGaussian();
    }
    float[] gradient = activation.gradient(Tensor.of(SHAPE, x), Tensor.of(output, upstream)).data();
    double step = 0x1p-13; // small, so that hardly a step crosses a kink
    double slope =
        (along(activation, x, direction, step, upstream)
                - along(activation, x, direction, -step, upstream))
            / (2 * step);
    assertEquals(slope, dot(gradient, direction), 0.02);
  }

  private static double along(
      Activation activation, float[] x, float[] direction, double step, float[] upstream) {
    float[] moved = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = (float) (x[i] + step * direction[i]);
    }
    return dot(activation.apply(Tensor.of(SHAPE, moved)).data(), upstream);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

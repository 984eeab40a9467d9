package org.kerastck.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.parts.PartCase;
import org.kerastck.tensor.Tensor;

/**
 * Every activation against real Keras.
 *
 * <p>Keras computes in float32, so a golden is some roundings away from the formula: at most {@link
 * #ROUNDINGS} of them, each of u·S. S is the value itself, or, where the formula subtracts nearly
 * equal terms (TensorFlow's {@code elu} is {@code exp(x) − 1}) or the row's largest element, the
 * largest of 1 and |x|. TensorFlow and JAX flush subnormals to zero. Where a backend has a value of
 * its own at an element, that is accepted too: the case is contested.
 */
class ActivationFixturesTest {
  private static final double UNIT = 0x1p-24;
  private static final int ROUNDINGS = 16;
  private static final Set<String> CANCELLING =
      Set.of(
          "elu",
          "silu",
          "gelu",
          "hard_sigmoid",
          "hard_silu",
          "soft_shrink",
          "sparse_plus",
          "sparse_sigmoid",
          "squareplus",
          "tanh_shrink",
          "mish",
          "relu");

  static Stream<PartCase> cases() {
    return PartCase.all("activations");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithKeras(PartCase golden) {
    Activation activation = activation(golden);
    Tensor input = golden.tensor("input");
    if (golden.isRefused()) {
      assertThrows(IllegalArgumentException.class, () -> activation.apply(input));
      return;
    }
    Tensor gradient = activation.gradient(input);
    compare(golden, activation, "gradient", gradient);
    compare(golden, activation, "output", activation.apply(input));
  }

  private static Activation activation(PartCase golden) {
    Object identifier = golden.plain("activation");
    Map<String, Object> arguments = golden.map("arguments");
    return identifier instanceof String name && !arguments.isEmpty()
        ? Activations.named(name, arguments)
        : Activations.get(identifier);
  }

  private static void compare(
      PartCase golden, Activation activation, String member, Tensor actual) {
    Tensor expected = golden.expected(member);
    List<Tensor> others = golden.others(member);
    assertEquals(expected.shape(), actual.shape());
    float[] input = golden.tensor("input").data();
    for (int i = 0; i < actual.data().length; i++) {
      float value = actual.data()[i];
      double bound = bound(activation, member, input, i, value);
      int element = i;
      boolean conforms =
          close(expected.data()[i], value, bound)
              || others.stream().anyMatch(other -> close(other.data()[element], value, bound));
      assertTrue(
          conforms,
          () ->
              "%s: %s[%d] at x=%s: expected %s, was %s. Bound: %s"
                  .formatted(
                      golden.id(),
                      member,
                      element,
                      element < input.length ? input[element] : "?",
                      expected.data()[element],
                      value,
                      bound));
    }
  }

  private static double bound(
      Activation activation, String member, float[] input, int element, float value) {
    if (activation.ulpBound() == 0) {
      return Float.MIN_NORMAL;
    }
    double scale = Math.abs(value);
    boolean rows = activation instanceof AxisActivation;
    if (rows || member.equals("gradient") || CANCELLING.contains(activation.kerasName())) {
      scale = Math.max(scale, Math.max(1, rows ? largest(input) : finite(input[element])));
    }
    return ROUNDINGS * UNIT * scale + Float.MIN_NORMAL;
  }

  private static double largest(float[] input) {
    double largest = 0;
    for (float x : input) {
      largest = Math.max(largest, finite(x));
    }
    return largest;
  }

  private static double finite(float x) {
    return Float.isFinite(x) ? Math.abs(x) : 0;
  }

  private static boolean close(float expected, float actual, double bound) {
    if (!Float.isFinite(expected) || !Float.isFinite(actual)) {
      return Float.compare(expected, actual) == 0;
    }
    return Math.abs((double) expected - actual) <= bound;
  }
}

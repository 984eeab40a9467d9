package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;

/**
 * What rounding explains of an activation in float32: at most 16 roundings of u·S. S is the value
 * itself, or, where the formula subtracts nearly equal terms (TensorFlow's {@code elu} is {@code
 * exp(x) - 1}) or a row's largest element, the largest of 1 and |x|. An activation without
 * arithmetic is held to the value itself, up to subnormals, which TensorFlow and JAX flush to zero.
 *
 * <p>Elements stand alone: where backends of Keras disagree about one, any backend's value will do
 * for it, whatever was taken for its neighbours.
 */
final class ActivationBound implements Acceptance {
  private static final double UNIT_ROUNDOFF = 0x1p-24;
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
  private static final Set<String> OF_ROWS = Set.of("softmax", "log_softmax", "sparsemax", "glu");

  private final boolean exact;
  private final boolean rows;
  private final boolean scaled;
  private final float[] input;
  private final List<float[]> others;

  private ActivationBound(
      Activation activation, float[] input, boolean isGradient, List<float[]> others) {
    this.exact = activation.ulpBound() == 0;
    this.rows = OF_ROWS.contains(activation.kerasName());
    this.scaled = rows || isGradient || CANCELLING.contains(activation.kerasName());
    this.input = input;
    this.others = others;
  }

  static Acceptance of(Case golden, ActivationCall call, String name) {
    Activation activation =
        call.activation() instanceof String named && !call.arguments().isEmpty()
            ? Activations.named(named, call.arguments())
            : Activations.get(call.activation());
    List<float[]> others = new ArrayList<>();
    for (BackendOutcome backend : golden.backends().values()) {
      if (backend.isDissent()
          && backend.golden() instanceof Golden.Output output
          && output.tensors().containsKey(name)) {
        others.add(output.tensor(name).data());
      }
    }
    return new ActivationBound(activation, call.input().data(), name.equals("gradient"), others);
  }

  @Override
  public boolean accepts(int offset, float expected, float actual) {
    return isNear(offset, expected, actual)
        || others.stream().anyMatch(other -> isNear(offset, other[offset], actual));
  }

  @Override
  public boolean isRounding(int offset, float expected, float actual) {
    return isNear(offset, expected, actual);
  }

  private boolean isNear(int offset, float expected, float actual) {
    return Acceptance.equal(expected, actual)
        || (Float.isFinite(expected)
            && Float.isFinite(actual)
            && Math.abs((double) expected - actual) <= bound(offset, expected));
  }

  private double bound(int offset, float expected) {
    if (exact) {
      return Float.MIN_NORMAL;
    }
    double scale = Math.abs((double) expected);
    if (scaled) {
      scale = Math.max(scale, Math.max(1, rows ? largest() : finite(input[offset])));
    }
    return ROUNDINGS * UNIT_ROUNDOFF * scale + Float.MIN_NORMAL;
  }

  private double largest() {
    double largest = 0;
    for (float x : input) {
      largest = Math.max(largest, finite(x));
    }
    return largest;
  }

  private static double finite(float x) {
    return Float.isFinite(x) ? Math.abs(x) : 0;
  }
}

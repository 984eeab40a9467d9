package org.kerastck.conformance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.InitializerCall;
import org.kerastck.fixture.LossCall;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What a case accepts of each of its tensors. */
final class Standard {
  private static final Acceptance EQUAL = (offset, one, other) -> Acceptance.equal(one, other);

  private final Case golden;
  private final Golden.Output expected;
  private final Map<String, Tensor> actual;
  private final boolean isReference;
  private @Nullable TrainingBound training;

  private Standard(Case golden, Golden.Output expected, Map<String, Tensor> actual) {
    this.golden = golden;
    this.expected = expected;
    this.actual = actual;
    this.isReference = golden.expected() == expected;
  }

  /**
   * The standard where the golden outcome, or that of a backend, is {@code expected}: the first is
   * judged by the definition, others by how far two results in float32 may be apart.
   *
   * @param actual what the engine gave
   */
  static Standard of(Case golden, Golden.Output expected, Map<String, Tensor> actual) {
    return new Standard(golden, expected, actual);
  }

  /** What is accepted of the elements of the tensor of that name. */
  Acceptance acceptance(String name) {
    Call call = golden.call();
    if (call instanceof ActivationCall activation) {
      return ActivationBound.of(golden, activation, name);
    }
    if (call instanceof InitializerCall initializer) {
      return InitializerBound.of(initializer.initializer(), initializer.shape());
    }
    if (call instanceof RegularizerCall regularizer) {
      return PartBound.ofRegularizer(regularizer.input().data().length, name);
    }
    if (call instanceof ConstraintCall constraint) {
      return PartBound.ofConstraint(constraint.input().data().length);
    }
    if (call instanceof InitialWeightsCall initial) {
      return InitialWeightsBound.of(golden, initial, name);
    }
    if (call instanceof LossCall loss && name.equals("losses")) {
      return PartBound.ofLosses(loss.forward());
    }
    if (!isBounded(golden, name, expected.tensor(name).shape())) {
      return EQUAL;
    }
    if (call instanceof TrainingCall steps) {
      return trainingBound(steps).of(name, isReference ? 1 : 2);
    }
    RoundingBound bound =
        call instanceof GradientCall gradient
            ? GradientBound.of(gradient, name)
            : RoundingBound.of(call.layerCall().orElseThrow());
    return isReference ? bound : bound.betweenResults();
  }

  /** Made once, however many tensors there are. */
  private TrainingBound trainingBound(TrainingCall call) {
    if (training == null) {
      training = isReference ? TrainingBound.ofOwnSteps(call, actual) : TrainingBound.running(call);
    }
    return training;
  }

  /** What the case accepts of each element of two engines' outputs of this shape. */
  static Acceptance betweenEngines(Case golden, Shape shape) {
    return isBounded(golden, "output", shape)
        ? RoundingBound.of(golden.call().layerCall().orElseThrow()).betweenResults()
        : EQUAL;
  }

  /** Whether the bound applies: it is about the definition's output, not one of another shape. */
  private static boolean isBounded(Case golden, String name, Shape shape) {
    return golden.comparison() == Comparison.ROUNDED
        && golden.expected() instanceof Golden.Output output
        && output.tensors().containsKey(name)
        && output.tensor(name).shape().equals(shape);
  }
}

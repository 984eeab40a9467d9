package org.kerastck.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.GradientCall;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.MisplacedBias;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Names the wrong rule of which an engine's gradients are the gradients. */
final class GradientReplay {
  private GradientReplay() {}

  /** Every rule under which the definition gives all of the engine's gradients. */
  static List<WrongRule> rules(Case golden, Outcome outcome) {
    if (!(golden.call() instanceof GradientCall call)
        || !(outcome instanceof Outcome.Output output)) {
      return List.of();
    }
    Optional<ConvolutionProblem> right = LayerProblem.of(call.forward());
    return Arrays.stream(WrongRule.values())
        .filter(
            rule ->
                right
                    .flatMap(rule::mutate)
                    .filter(GradientReplay::hasOutputShape)
                    .flatMap(wrong -> gradients(wrong, call))
                    .filter(found -> gives(found, output.tensors(), golden.comparison()))
                    .isPresent())
        .toList();
  }

  /** That they are those of a layer whose bias is added along another axis. */
  static Optional<Diagnosis> misplacedBias(Case golden, Outcome outcome) {
    if (!(golden.call() instanceof GradientCall call)
        || !(outcome instanceof Outcome.Output output)) {
      return Optional.empty();
    }
    Optional<ConvolutionProblem> right = LayerProblem.of(call.forward());
    return right.stream()
        .flatMap(problem -> BiasAxis.of(problem).stream())
        .filter(
            mistake ->
                gradients(right.get(), mistake, call)
                    .filter(found -> gives(found, output.tensors(), golden.comparison()))
                    .isPresent())
        .map(BiasAxis::diagnosis)
        .findFirst();
  }

  private static Optional<ReferenceGradients> gradients(
      ConvolutionProblem problem, BiasAxis mistake, GradientCall call) {
    MisplacedBias bias = mistake.bias(problem).orElseThrow();
    Shape shape = problem.outputShape();
    ReferenceOutput sums = NaiveConvolution.compute(problem.withoutBias());
    return ReferenceActivation.named(problem.spec().activation())
        .map(
            activation ->
                through(activation, call.upstream(), i -> sums.value(i) + bias.at(shape, i)))
        .map(
            upstream -> {
              ReferenceGradients found = NaiveGradients.compute(problem, upstream);
              return new ReferenceGradients(
                  found.input(), found.kernel(), Optional.of(bias.gradient(upstream)));
            });
  }

  /**
   * Why an engine does not take an upstream gradient of Keras's shape: under its own rule, which
   * gives its own output in every number, the output has another.
   */
  static Optional<Diagnosis> explainRefusal(GradientCall call, Answer answer, RuleCounts known) {
    Optional<RuleReplay> replay =
        answer.forward().flatMap(forward -> RuleReplay.of(call.forward(), forward));
    if (replay.isEmpty() || replay.get().shape().equals(call.upstream().shape())) {
      return Optional.empty();
    }
    return replay
        .get()
        .rule(known)
        .map(
            rule ->
                new Diagnosis(
                    "takes no gradient of Keras's shape, because " + rule.sentence(),
                    "takes no gradient of shape %s, because its own output has shape %s: %s"
                        .formatted(
                            call.upstream().shape(), replay.get().shape(), rule.sentence())));
  }

  private static boolean hasOutputShape(ConvolutionProblem problem) {
    return problem.height().outputSize() >= 0 && problem.width().outputSize() >= 0;
  }

  /** The gradients of the whole layer: the upstream gradient goes through the activation first. */
  static Optional<ReferenceGradients> gradients(ConvolutionProblem problem, GradientCall call) {
    Optional<Tensor> upstream = Broadcast.gradient(call.upstream(), problem.outputShape());
    String name = problem.spec().activation();
    if (upstream.isEmpty() || name.equals("linear")) {
      return upstream.map(values -> NaiveGradients.compute(problem, values));
    }
    return ReferenceActivation.named(name)
        .map(
            activation ->
                NaiveGradients.compute(
                    problem,
                    through(activation, upstream.get(), NaiveConvolution.compute(problem)::value)));
  }

  private static Tensor through(
      ReferenceActivation activation, Tensor upstream, IntToDoubleFunction before) {
    float[] slopes = upstream.data().clone();
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] *= (float) activation.slope(before.applyAsDouble(i));
    }
    return Tensor.of(upstream.shape(), slopes);
  }

  private static boolean gives(
      ReferenceGradients gradients, Map<String, Tensor> tensors, Comparison comparison) {
    return isSame(gradients.input(), tensors.get("gradients.input"), comparison)
        && isSame(gradients.kernel(), tensors.get("gradients.kernel"), comparison)
        && gradients
            .bias()
            .map(bias -> isSame(bias, tensors.get("gradients.bias"), comparison))
            .orElse(true);
  }

  private static boolean isSame(
      ReferenceOutput sums, @Nullable Tensor tensor, Comparison comparison) {
    if (tensor == null || !tensor.shape().equals(sums.shape())) {
      return false;
    }
    RoundingBound bound = RoundingBound.of(sums);
    for (int i = 0; i < tensor.data().length; i++) {
      float value = (float) sums.value(i);
      boolean same =
          comparison == Comparison.EXACT
              ? Acceptance.equal(value, tensor.data()[i])
              : bound.accepts(i, value, tensor.data()[i]);
      if (!same) {
        return false;
      }
    }
    return true;
  }
}

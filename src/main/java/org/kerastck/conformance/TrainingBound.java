package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.Training;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.Bounded;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.NaiveTraining;
import org.kerastck.reference.ReferenceStep;
import org.kerastck.reference.TrainingProblem;
import org.kerastck.tensor.Tensor;

/** The steps of training in double precision, each number with how far float32 may be off. */
final class TrainingBound {
  private static final Pattern NAME = Pattern.compile("steps\\[(\\d+)]\\.(loss|kernel|bias)");

  private final String caseId;
  private final List<ReferenceStep> steps;

  private TrainingBound(String caseId, List<ReferenceStep> steps) {
    this.caseId = caseId;
    this.steps = steps;
  }

  /**
   * Runs the training of a case in double precision from the first weights on: the bounds grow from
   * step to step.
   *
   * @throws UnjudgeableCaseException where the measure has no such loss or activation
   */
  static TrainingBound running(TrainingCall call) {
    return new TrainingBound(call.id(), NaiveTraining.run(problem(call), call.training().steps()));
  }

  /**
   * Makes each step in double precision from an engine's own weights before it, so that the bounds
   * stay narrow: where every step is right, so is the whole way.
   *
   * @param tensors what the engine gave
   * @throws UnjudgeableCaseException where the measure has no such loss or activation
   */
  static TrainingBound ofOwnSteps(TrainingCall call, Map<String, Tensor> tensors) {
    TrainingProblem problem = problem(call);
    Weights weights = call.forward().weights().orElseThrow();
    Tensor kernel = weights.kernel();
    Optional<Tensor> bias = weights.bias();
    List<ReferenceStep> steps = new ArrayList<>();
    for (int i = 0; i < call.training().steps(); i++) {
      steps.add(
          NaiveTraining.step(problem, BoundedTensor.exact(kernel), bias.map(BoundedTensor::exact)));
      kernel = own(tensors, i, "kernel", kernel);
      int step = i;
      bias = bias.map(before -> own(tensors, step, "bias", before));
    }
    return new TrainingBound(call.id(), steps);
  }

  /** The engine's weight after a step; what it was before where the engine gave none like it. */
  private static Tensor own(Map<String, Tensor> tensors, int step, String name, Tensor before) {
    @Nullable Tensor after = tensors.get("steps[%d].%s".formatted(step, name));
    return after == null || !after.shape().equals(before.shape()) ? before : after;
  }

  /**
   * What is accepted of one of the tensors.
   *
   * @param name such as {@code "steps[0].kernel"}
   * @param spread 1 against the definition, 2 between two results in float32
   */
  Acceptance of(String name, int spread) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= steps.size()) {
      throw new UnjudgeableCaseException(
          "There is no bound for %s. In: case %s".formatted(name, caseId));
    }
    ReferenceStep step = steps.get(Integer.parseInt(matcher.group(1)));
    return switch (matcher.group(2)) {
      case "loss" -> (offset, expected, actual) -> accepts(step.loss(), expected, actual, spread);
      case "kernel" -> of(step.kernel(), spread);
      default -> of(step.bias().orElseThrow(), spread);
    };
  }

  private static Acceptance of(BoundedTensor tensor, int spread) {
    return (offset, expected, actual) -> accepts(tensor.at(offset), expected, actual, spread);
  }

  private static boolean accepts(Bounded measure, float expected, float actual, int spread) {
    if (Acceptance.equal(expected, actual)) {
      return true;
    }
    double from = spread == 1 ? measure.value() : expected;
    return Math.abs(actual - from) <= spread * measure.error();
  }

  private static TrainingProblem problem(TrainingCall call) {
    LayerCall forward = call.forward();
    Training training = call.training();
    try {
      ConvolutionSpec spec = SpecReader.read(forward.layer());
      Weights weights = forward.weights().orElseThrow();
      return TrainingProblem.of(
          ConvolutionProblem.of(spec, forward.input(), weights.kernel(), weights.bias()),
          forward.layer().config(),
          training.loss(),
          training.target(),
          training.learningRate());
    } catch (UnreadableSpecException | IllegalArgumentException e) {
      throw new UnjudgeableCaseException("%s. In: case %s".formatted(e.getMessage(), call.id()));
    }
  }
}

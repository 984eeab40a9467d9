package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Serialized;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ReferenceConstraint;
import org.kerastck.tensor.Tensor;

/**
 * Names what an engine does in place of a part of the layers that is no activation: an initializer,
 * regularizer, constraint, loss or step of training.
 */
final class PartReplay {
  /** What is tried, for people. */
  static final String TRIED =
      "the input or the weights unchanged, Keras's numbers or updates times a constant, and norms"
          + " over other axes";

  private static final List<List<Integer>> AXES =
      List.of(
          List.of(0),
          List.of(1),
          List.of(2),
          List.of(3),
          List.of(0, 1),
          List.of(0, 1, 2),
          List.of(0, 1, 3),
          List.of(0, 1, 2, 3));

  private final Case golden;
  private final Golden.Output expected;
  private final Map<String, Tensor> actual;

  private PartReplay(Case golden, Golden.Output expected, Map<String, Tensor> actual) {
    this.golden = golden;
    this.expected = expected;
    this.actual = actual;
  }

  /** The mistake; empty where none gives one of the tensors that deviate. */
  static Optional<Diagnosis> explain(Case golden, Outcome outcome) {
    return golden.expected() instanceof Golden.Output expected
            && outcome instanceof Outcome.Output output
        ? new PartReplay(golden, expected, output.tensors()).explain()
        : Optional.empty();
  }

  private Optional<Diagnosis> explain() {
    List<String> sentences = new ArrayList<>();
    for (String name : expected.tensors().keySet()) {
      @Nullable Tensor tensor = actual.get(name);
      if (tensor == null || !tensor.shape().equals(expected.tensor(name).shape())) {
        return Optional.empty();
      }
      if (Judge.differing(golden, name, tensor).length == 0) {
        continue;
      }
      Optional<String> found = explain(name, tensor);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      sentences.add(found.get());
      if (golden.call() instanceof TrainingCall) {
        // What follows starts from these weights, and is another problem than Keras's.
        break;
      }
    }
    return Diagnosis.ofAll(sentences);
  }

  private Optional<String> explain(String name, Tensor tensor) {
    if (golden.call() instanceof ConstraintCall call) {
      return ofConstraint(call, tensor).or(() -> times(name, expected.tensor(name), tensor));
    }
    if (golden.call() instanceof TrainingCall call && name.startsWith("steps[0].")) {
      return ofStep(call, name, tensor);
    }
    return times(name, expected.tensor(name), tensor);
  }

  private static Optional<String> ofConstraint(ConstraintCall call, Tensor tensor) {
    if (Proportion.of(call.input(), tensor).filter(Proportion::isOne).isPresent()) {
      return Optional.of("the constraint is not applied");
    }
    Optional<Serialized> serialized = Serialized.of(call.constraint());
    for (List<Integer> axes : AXES) {
      if (serialized.isPresent()
          && axes.get(axes.size() - 1) < tensor.shape().rank()
          && gives(serialized.get(), axes, call.input(), tensor)) {
        return Optional.of("the norm is taken over %s".formatted(words(axes)));
      }
    }
    return Optional.empty();
  }

  private static boolean gives(
      Serialized constraint, List<Integer> axes, Tensor input, Tensor tensor) {
    Map<Object, Object> config = new LinkedHashMap<>(constraint.config());
    config.put("axis", axes);
    Map<String, Object> other = Map.of("class_name", constraint.className(), "config", config);
    BoundedTensor projected =
        ReferenceConstraint.of(other).orElseThrow().apply(BoundedTensor.exact(input));
    for (int i = 0; i < projected.size(); i++) {
      if (!(Math.abs(projected.value(i) - tensor.data()[i]) <= projected.error(i))) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> ofStep(TrainingCall call, String name, Tensor tensor) {
    Optional<Weights> weights = call.forward().weights();
    Optional<Tensor> before =
        name.endsWith("kernel")
            ? weights.map(Weights::kernel)
            : weights.filter(w -> name.endsWith("bias")).flatMap(Weights::bias);
    if (before.isEmpty()) {
      return times(name, expected.tensor(name), tensor);
    }
    return Proportion.ofUpdates(before.get(), expected.tensor(name), tensor)
        .map(
            proportion ->
                proportion.isZero()
                    ? "the weights are not updated"
                    : "the weights' update is %s times Keras's".formatted(proportion));
  }

  private static Optional<String> times(String name, Tensor right, Tensor tensor) {
    String what = name.equals("output") ? "the output" : "the " + name.replaceAll("\\[\\d+]", "");
    return Proportion.of(right, tensor)
        .map(
            proportion ->
                proportion.isZero()
                    ? what + " is 0"
                    : "%s is %s times Keras's".formatted(what, proportion));
  }

  private static String words(List<Integer> axes) {
    String numbers = String.join(", ", axes.stream().map(String::valueOf).toList());
    return (axes.size() == 1 ? "axis " : "axes ") + numbers;
  }
}

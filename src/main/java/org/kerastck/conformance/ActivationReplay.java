package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activations;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.ActivationMistake;
import org.kerastck.reference.ActivationMistakes;
import org.kerastck.reference.Bounded;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.BoundedFunction;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.WrongActivation;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Names what an engine computes in place of an activation or of its gradient: a formula of the
 * catalogue that gives every number that deviates, and elsewhere nothing that Keras would not give.
 */
final class ActivationReplay {
  private final Case golden;
  private final ActivationCall call;
  private final Golden.Output expected;
  private final Map<String, Tensor> actual;

  private ActivationReplay(
      Case golden, ActivationCall call, Golden.Output expected, Map<String, Tensor> actual) {
    this.golden = golden;
    this.call = call;
    this.expected = expected;
    this.actual = actual;
  }

  /** The mistake; empty where no formula gives one of the tensors that deviate. */
  static Optional<Diagnosis> explain(Case golden, Outcome outcome) {
    if (!(golden.call() instanceof ActivationCall call)
        || !(golden.expected() instanceof Golden.Output expected)
        || !(outcome instanceof Outcome.Output output)) {
      return Optional.empty();
    }
    return new ActivationReplay(golden, call, expected, output.tensors()).explain();
  }

  /** How many formulas were tried. */
  static int tried(ActivationCall call) {
    return ActivationMistakes.count(name(call), call.arguments())
        + 2 * mixing(name(call), call).size();
  }

  private Optional<Diagnosis> explain() {
    String name = name(call);
    List<String> sentences = new ArrayList<>();
    for (String tensor : List.of("output", "gradient")) {
      if (deviates(tensor)) {
        Optional<String> found = ofElements(name, tensor).or(() -> mixing(name, tensor));
        if (found.isEmpty()) {
          return Optional.empty();
        }
        sentences.add("%s: %s".formatted(name, found.get()));
      }
    }
    return Diagnosis.ofAll(sentences);
  }

  private Optional<String> ofElements(String name, String tensor) {
    List<ActivationMistake> mistakes =
        tensor.equals("output")
            ? ActivationMistakes.ofValue(name, call.arguments())
            : ActivationMistakes.ofGradient(name, call.arguments());
    return mistakes.stream()
        .filter(mistake -> gives(mistake, tensor))
        .findFirst()
        .map(ActivationMistake::sentence);
  }

  private Optional<String> mixing(String name, String tensor) {
    return mixing(name, call).stream()
        .filter(wrong -> gives(wrong, tensor))
        .findFirst()
        .map(wrong -> (tensor.equals("output") ? "" : "in its gradient, ") + wrong.sentence());
  }

  private static List<WrongActivation> mixing(String name, ActivationCall call) {
    int rank = call.input().shape().rank();
    int axis = call.arguments().get("axis") instanceof Number given ? given.intValue() : rank - 1;
    return WrongActivation.mixing(name, rank, Math.floorMod(axis, rank));
  }

  private boolean gives(WrongActivation wrong, String name) {
    Optional<BoundedTensor> given =
        name.equals("output")
            ? Optional.of(wrong.function().output(BoundedTensor.exact(call.input())))
            : gradient(wrong.function());
    @Nullable Tensor tensor = actual.get(name);
    return tensor != null
        && given.filter(sums -> sums.shape().equals(tensor.shape())).isPresent()
        && IntStream.range(0, tensor.data().length)
            .allMatch(i -> Acceptance.reproduces(given.get().at(i), tensor.data()[i]));
  }

  /** Of the output's sum. */
  private Optional<BoundedTensor> gradient(BoundedFunction function) {
    if (!(function instanceof BoundedActivation activation)) {
      return Optional.empty();
    }
    Shape output = activation.outputShape(call.input().shape());
    BoundedTensor ones = BoundedTensor.of(output, i -> new Bounded(1, 0));
    return Optional.of(activation.gradient(BoundedTensor.exact(call.input()), ones));
  }

  private boolean deviates(String name) {
    @Nullable Tensor tensor = actual.get(name);
    return expected.tensors().containsKey(name)
        && (tensor == null
            || !tensor.shape().equals(expected.tensor(name).shape())
            || Judge.differing(golden, name, tensor).length > 0);
  }

  private boolean gives(ActivationMistake mistake, String name) {
    Tensor right = expected.tensor(name);
    @Nullable Tensor tensor = actual.get(name);
    if (tensor == null || !tensor.shape().equals(right.shape())) {
      return false;
    }
    Acceptance acceptance = Standard.of(golden, expected, actual).acceptance(name);
    for (int i = 0; i < right.data().length; i++) {
      float x = call.input().data()[i];
      boolean bothConform =
          acceptance.accepts(i, right.data()[i], tensor.data()[i])
              && acceptance.accepts(i, right.data()[i], mistake.at(x));
      if (!bothConform && !mistake.gives(x, tensor.data()[i])) {
        return false;
      }
    }
    return true;
  }

  /** The activation's name in Keras. */
  static String name(ActivationCall call) {
    return call.activation() instanceof String name
        ? name
        : Activations.get(call.activation()).kerasName();
  }
}

package org.kerastck.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A deviating output beside the problem that it should be the answer to: names the engine's mistake
 * from the catalogue of wrong rules, and where none of them fits, by search.
 */
final class RuleReplay {
  private static final Diagnosis GOLDEN_CONTRADICTS =
      Diagnosis.of("gives what the plain definition gives, which the golden numbers contradict");

  private final ConvolutionProblem right;
  private final BoundedActivation activation;
  private final Tensor output;

  private RuleReplay(ConvolutionProblem right, BoundedActivation activation, Tensor output) {
    this.right = right;
    this.activation = activation;
    this.output = output;
  }

  /** Empty where Keras or the engine computed nothing, or the definition says nothing of it. */
  static Optional<RuleReplay> of(Case golden, Outcome outcome) {
    return golden.expected() instanceof Golden.Output && golden.call() instanceof LayerCall call
        ? of(call, outcome)
        : Optional.empty();
  }

  /** The same, whatever Keras makes of the call. */
  static Optional<RuleReplay> of(LayerCall call, Outcome outcome) {
    if (!(outcome instanceof Outcome.Output computed)) {
      return Optional.empty();
    }
    return LayerProblem.of(call)
        .filter(ConvolutionProblem::isConsistent)
        .flatMap(
            right ->
                BoundedActivation.named(right.spec().activation())
                    .map(activation -> new RuleReplay(right, activation, computed.tensor())));
  }

  /** Whether the definition itself gives the output. */
  boolean isRight() {
    return isRight(output);
  }

  private boolean isRight(Tensor numbers) {
    return new Hypothesis(right, activation, Optional.empty())
        .gives(numbers, new SearchBudget(Long.MAX_VALUE));
  }

  /** That it is the golden numbers which are wrong: the definition gives the engine's. */
  Optional<Diagnosis> contradiction(Golden.Output golden) {
    boolean contradicts = isRight() && !isRight(golden.tensor());
    return contradicts ? Optional.of(GOLDEN_CONTRADICTS) : Optional.empty();
  }

  /** The shape of the output. */
  Shape shape() {
    return output.shape();
  }

  /** The rule of the catalogue that gives the output; of several the likeliest. */
  Optional<WrongRule> rule(RuleCounts known) {
    List<WrongRule> rules = rules();
    return rules.isEmpty() ? Optional.empty() : Optional.of(known.likeliest(rules));
  }

  /** Every rule of the catalogue that gives the output. */
  List<WrongRule> rules() {
    return matching().toList();
  }

  private Stream<WrongRule> matching() {
    SearchBudget unlimited = new SearchBudget(Long.MAX_VALUE);
    return Arrays.stream(WrongRule.values())
        .filter(
            rule ->
                rule.mutate(right)
                    .map(wrong -> new Hypothesis(wrong, activation, Optional.empty()))
                    .filter(wrong -> wrong.gives(output, unlimited))
                    .isPresent());
  }

  /** What the engine does where no rule of the catalogue gives the output. */
  Optional<Diagnosis> diagnosis(SearchBudget budget, RuleCounts known) {
    return NonFiniteSpread.of(right, activation, output)
        .or(() -> MistakeSearch.find(right, activation, output, budget, known));
  }
}

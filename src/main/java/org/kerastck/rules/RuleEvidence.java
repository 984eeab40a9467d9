package org.kerastck.rules;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/** What fixtures say of one rule of what Keras computes. */
final class RuleEvidence {
  private final KerasRule rule;
  private final Map<WrongRule, Integer> told = new EnumMap<>(WrongRule.class);
  private int cases;
  private @Nullable CaseFacts smallest;

  RuleEvidence(KerasRule rule) {
    this.rule = rule;
    rule.violations().forEach(wrong -> told.put(wrong, 0));
  }

  /** Takes a case into account that Keras computes and whose golden output is the definition's. */
  void add(CaseFacts facts) {
    if (!rule.applies(facts)) {
      return;
    }
    cases++;
    LayerCall call = facts.golden().call().layerCall().orElseThrow();
    Weights weights = call.weights().orElseThrow();
    ConvolutionProblem right =
        ConvolutionProblem.of(facts.spec(), call.input(), weights.kernel(), weights.bias());
    Optional<ReferenceActivation> activation = ReferenceActivation.named(facts.spec().activation());
    Tensor expected = ((Golden.Output) facts.golden().expected()).tensor();
    boolean telling = rule.violations().isEmpty();
    for (WrongRule wrong : rule.violations()) {
      Optional<ConvolutionProblem> problem =
          wrong.mutate(right).filter(ConvolutionProblem::isComputable);
      if (problem.isEmpty() || activation.isEmpty()) {
        continue;
      }
      Tensor output = NaiveConvolution.compute(problem.get()).rounded(activation.get()::apply);
      if (!isSame(expected, output)) {
        told.merge(wrong, 1, Integer::sum);
        telling = true;
      }
    }
    if (telling && (smallest == null || size(facts) < size(smallest))) {
      smallest = facts;
    }
  }

  KerasRule rule() {
    return rule;
  }

  /** How many cases exercise the rule. */
  int cases() {
    return cases;
  }

  /** How many of them tell the rule from each mistake. */
  Map<WrongRule, Integer> told() {
    return new LinkedHashMap<>(told);
  }

  /** The smallest case that tells the rule from a mistake, or exercises it where there is none. */
  Optional<String> smallestCase() {
    return Optional.ofNullable(smallest).map(facts -> facts.golden().id());
  }

  private static boolean isSame(Tensor one, Tensor other) {
    if (!one.shape().equals(other.shape())) {
      return false;
    }
    for (int i = 0; i < one.data().length; i++) {
      if (one.data()[i] != other.data()[i]) {
        return false;
      }
    }
    return true;
  }

  private static int size(CaseFacts facts) {
    return facts.height().size() + facts.width().size() + facts.golden().id().length();
  }
}

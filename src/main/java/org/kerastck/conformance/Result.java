package org.kerastck.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/**
 * One engine's verdict on one case.
 *
 * @param golden the case
 * @param engine the engine's name
 * @param verdict what came of it
 * @param rules the wrong rules of the catalogue that give the engine's own output; the first is
 *     taken for its mistake
 * @param diagnosis the mistake that gives the engine's own output, where no rule does
 * @param baseline what the engine's baseline says of the case
 * @param outcome what the engine gave
 * @param elapsed how long the engine took
 */
public record Result(
    Case golden,
    String engine,
    Verdict verdict,
    List<WrongRule> rules,
    Optional<Diagnosis> diagnosis,
    Optional<Baseline.Entry> baseline,
    Outcome outcome,
    Duration elapsed) {
  /** The reason where a layer's output is explained by nothing. */
  static final String UNEXPLAINED =
      "unexplained: no rule of the catalogue and no mistake searched for gives this output";

  public Result {
    rules = List.copyOf(rules);
  }

  /**
   * Judges an answer, and finds out why it deviates as far as the budget goes.
   *
   * @param known which of several rules is taken for the mistake
   */
  static Result of(
      Case golden,
      String engine,
      Answer answer,
      SearchBudget budget,
      Baseline baseline,
      RuleCounts known) {
    Verdict verdict = Judge.judge(golden, answer.outcome());
    Finding finding = Finding.of(golden, verdict, answer, budget, known);
    Result result =
        new Result(
            golden,
            engine,
            verdict,
            finding.rules(),
            finding.diagnosis(),
            baseline.entry(golden.id()),
            answer.outcome(),
            answer.elapsed());
    return result.against(baseline).by(known, baseline);
  }

  /** The same with the likeliest of its rules taken for the mistake, where there are several. */
  Result by(RuleCounts counts, Baseline known) {
    if (rules.size() < 2) {
      return this;
    }
    WrongRule likeliest = counts.likeliest(rules);
    List<WrongRule> ordered =
        Stream.concat(Stream.of(likeliest), rules.stream().filter(other -> other != likeliest))
            .toList();
    return new Result(
            golden, engine, verdict, ordered, diagnosis, known.entry(golden.id()), outcome, elapsed)
        .against(known);
  }

  /**
   * A baseline is of the fixtures' cases. Of one that was made it may have the cause, and what it
   * says of a case of that id is no promise for other numbers.
   */
  private Result against(Baseline known) {
    if (!MadeCase.isMade(golden)) {
      return this;
    }
    Optional<Baseline.Entry> entry =
        baseline
            .filter(same -> same.describes(verdict))
            .or(() -> isExplained() ? known.ofCause(verdict, reason()) : Optional.empty());
    return new Result(golden, engine, verdict, rules, diagnosis, entry, outcome, elapsed);
  }

  /**
   * Whether the reason says what the engine does, and not only that it differs. What it does where
   * Keras refuses is the lack of that refusal, whatever it computes or dies of; why it refuses
   * itself, its own words say.
   */
  boolean isExplained() {
    boolean isRefused = golden.expected() instanceof Golden.Raised;
    if (verdict instanceof Verdict.Deviates deviates) {
      return switch (deviates.kind()) {
        case ACCEPTED_INVALID -> true;
        case REJECTED_VALID -> mistake().isPresent() || !refusalWords().isEmpty();
        case WRONG_ERROR, SHAPE, VALUE, NON_FINITE -> mistake().isPresent();
      };
    }
    return verdict instanceof Verdict.Crashed && isRefused;
  }

  /** The engine's tensors by name; none where it gave no numbers. */
  public Map<String, Tensor> tensors() {
    return outcome instanceof Outcome.Output output ? output.tensors() : Map.of();
  }

  /** What the engine said when it refused. */
  public Optional<String> refusal() {
    return outcome instanceof Outcome.Refusal refusal
        ? Optional.of(refusal.message())
        : Optional.empty();
  }

  /** The wrong rule that is taken for the engine's mistake, where one of the catalogue is. */
  public Optional<WrongRule> rule() {
    return rules.stream().findFirst();
  }

  /** The mistake in this case, with its numbers, where one is found. */
  public Optional<String> mistake() {
    return rule().map(WrongRule::sentence).or(() -> diagnosis.map(Diagnosis::sentence));
  }

  /** Whether a mistake that is named gives the engine's own numbers. */
  boolean isReplayed() {
    return rule().isPresent() || diagnosis.filter(Diagnosis::isReplayed).isPresent();
  }

  /** What was tried in vain to explain another output than Keras's. */
  public Optional<String> tried() {
    boolean unexplained =
        verdict instanceof Verdict.Deviates deviates
            && deviates.difference().isPresent()
            && mistake().isEmpty();
    if (!unexplained) {
      return Optional.empty();
    }
    String rules = "the %d wrong rules of the catalogue".formatted(WrongRule.values().length);
    if (golden.call() instanceof LayerCall) {
      return Optional.of(rules + ", and " + MistakeSearch.TRIED);
    }
    if (golden.call() instanceof GradientCall) {
      return Optional.of(rules + ", each with its own gradients");
    }
    return Optional.of(
        golden.call() instanceof ActivationCall activation
            ? "%d formulas that libraries take for an activation or its gradient"
                .formatted(ActivationReplay.tried(activation))
            : PartReplay.TRIED);
  }

  /** Whether this is a failure that the baseline has. */
  public boolean isKnown() {
    return verdict.isFailure() && baseline.isPresent() && baseline.get().describes(verdict);
  }

  /** Whether the baseline says something else of this case than what came. */
  public boolean isStale() {
    return baseline.isPresent() && !baseline.get().allows(verdict);
  }

  /** Whether this is a failure that the baseline does not have. */
  public boolean isNewFailure() {
    return verdict.isFailure() && !isKnown();
  }

  /**
   * Why, in words that failures of one cause have in common: the mistake where one is found,
   * otherwise what Keras does and the engine does not.
   */
  public String reason() {
    if (!rules.isEmpty()) {
      return rules.get(0).sentence();
    }
    if (diagnosis.isPresent()) {
      return diagnosis.get().cause();
    }
    if (!(verdict instanceof Verdict.Deviates deviates)) {
      return verdict.sentence();
    }
    return switch (deviates.kind()) {
      case ACCEPTED_INVALID ->
          golden.expected() instanceof Golden.Raised raised
              ? AcceptedReplay.cause(raised)
              : "computes where Keras raises";
      case REJECTED_VALID -> "refuses where Keras computes" + refusalWords();
      case WRONG_ERROR -> "another error than Keras's";
      case SHAPE, VALUE, NON_FINITE ->
          golden.call() instanceof LayerCall
              ? UNEXPLAINED
              : "another %s than Keras's%s".formatted(differing(deviates), part());
    };
  }

  private String refusalWords() {
    String words = refusal().map(RefusalWords::of).orElse("");
    return words.isEmpty() ? "" : ": " + words;
  }

  /** What differs, without the numbers of steps. */
  private static String differing(Verdict.Deviates deviates) {
    return deviates
        .difference()
        .map(difference -> difference.tensor().replaceAll("\\[\\d+]", ""))
        .orElse("result");
  }

  private String part() {
    return golden.call() instanceof ActivationCall activation
        ? " of activation " + activation.activation()
        : "";
  }
}

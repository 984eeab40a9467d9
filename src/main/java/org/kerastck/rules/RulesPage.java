package org.kerastck.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kerastck.fixture.Case;
import org.kerastck.reference.WrongRule;

/** {@code docs/rules.md}: the rules, the claims, and what fixtures say of each. */
public final class RulesPage {
  private final Evidence evidence;
  private final Map<String, List<String>> remarks;
  private final List<String> lines = new ArrayList<>();
  private int number;

  private RulesPage(Evidence evidence, Map<String, List<String>> remarks) {
    this.evidence = evidence;
    this.remarks = remarks;
  }

  /**
   * The page, in Markdown; reads the stream to its end.
   *
   * @param remarks sentences on who departs from a rule, by its id
   */
  public static String of(Stream<Case> cases, Map<String, List<String>> remarks) {
    Evidence evidence = new Evidence();
    cases.forEach(evidence::add);
    return new RulesPage(evidence, remarks).text();
  }

  private String text() {
    lines.add("# The rules of padding and shapes");
    lines.add("");
    lines.add("<!-- Made by `java -jar target/keras-tck.jar rules --out docs/rules.md`. -->");
    lines.add("");
    lines.add(
        "What Keras's `Conv2D` and `Conv2DTranspose` do to one axis, and what proves it. n is the"
            + " input size, k the kernel size, s the strides, d the dilation rate, K = (k - 1) d + 1"
            + " the effective kernel size, p the output padding, out the output size. A rule's id is a"
            + " flag of each case that exercises it: `run --flag ID`. The numbers of cases here are of"
            + " those of the committed fixtures that are about an output and compared exactly, or are"
            + " refused; the golden outputs come from real Keras. A case"
            + " tells a rule from a mistake where an engine with that mistake would give another"
            + " output. A backend or version departs from a rule where its output has another size, where"
            + " a mistake that breaks the rule, or a known defect, gives its numbers, where it refuses"
            + " or dies with words about what the rule decides, and from a refusal where it does"
            + " anything but refuse so.");
    lines.add("");
    lines.add("## What Keras computes");
    evidence.rules().forEach(this::add);
    lines.add("");
    lines.add("## What Keras refuses");
    evidence.refusals().forEach(this::add);
    lines.add("");
    lines.add("## What tutorials say");
    lines.add("");
    lines.add(
        "Each claim against every axis of the fixtures, and against all axes with n, k <= 12,"
            + " s <= 5, d <= 3 and every legal p. The condition is exact: where it does not hold, the"
            + " claim is false.");
    lines.add("");
    tableHead();
    evidence.claims().forEach(this::add);
    lines.add("");
    lines.add("Claims about a whole layer, against every case that they are about.");
    lines.add("");
    tableHead();
    evidence.layerClaims().forEach(this::add);
    return String.join("\n", lines) + "\n";
  }

  private void add(RuleEvidence found) {
    KerasRule rule = found.rule();
    heading(rule.id(), rule.scope(), rule.formula(), rule.sentence());
    lines.add("- %,d cases.%s".formatted(found.cases(), smallest(found)));
    for (Map.Entry<WrongRule, Integer> told : found.told().entrySet()) {
      lines.add(
          "- %,d tell it from: %s (`%s`)."
              .formatted(told.getValue(), told.getKey().sentence(), told.getKey()));
    }
    addRemarks(rule.id());
  }

  private void addRemarks(String id) {
    remarks.getOrDefault(id, List.of()).forEach(remark -> lines.add("- " + remark));
  }

  private static String smallest(RuleEvidence found) {
    return found.smallestCase().map(id -> " The smallest that proves it: `" + id + "`.").orElse("");
  }

  private void add(RefusalEvidence found) {
    RefusalRule rule = found.rule();
    heading(rule.id(), rule.scope(), rule.formula(), rule.sentence());
    lines.add(
        "- %,d cases, all refused, such as `%s`."
            .formatted(found.refused(), found.example().orElse("")));
    if (found.computed() > 0) {
      lines.add("- %,d cases that are computed all the same.".formatted(found.computed()));
    }
    addRemarks(rule.id());
  }

  private void heading(String id, String scope, String formula, String sentence) {
    lines.add("");
    lines.add("### %d. `%s`".formatted(++number, id));
    lines.add("");
    lines.add("%s: `%s`".formatted(scope, formula));
    lines.add("");
    lines.add(sentence);
    lines.add("");
  }

  private void tableHead() {
    lines.add("| about | claim | true | smallest counterexample | true exactly where |");
    lines.add("|---|---|---:|---|---|");
  }

  private void add(LayerClaimEvidence found) {
    LayerClaim claim = found.claim();
    claimRow(
        claim.scope(),
        claim.words(),
        found.right(),
        found.cases(),
        found.counterexample().map(id -> "`" + id + "`"),
        claim.condition());
  }

  private void add(ClaimEvidence found) {
    Claim claim = found.claim();
    claimRow(
        claim.scope(),
        claim.words(),
        found.right(),
        found.axes(),
        found.counterexample().map(AxisFacts::toString),
        claim.condition());
  }

  private void claimRow(
      String scope,
      String words,
      int right,
      int all,
      Optional<String> counterexample,
      String condition) {
    lines.add(
        "| %s | %s | %,d of %,d | %s | %s |"
            .formatted(scope, words, right, all, counterexample.orElse("none"), condition));
  }
}

package org.kerastck.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kerastck.disagreement.BrokenRule;
import org.kerastck.disagreement.DifferenceKind;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.disagreement.Group;
import org.kerastck.disagreement.KnownDefect;
import org.kerastck.disagreement.Pair;
import org.kerastck.rules.RuleTexts;

/** What the template of {@link DisagreementPage} is filled with. */
final class DisagreementModel {
  private final Disagreements found;
  private final Map<String, String> packages;

  /**
   * A model.
   *
   * @param packages of each environment, in words
   */
  DisagreementModel(Disagreements found, Map<String, String> packages) {
    this.found = found;
    this.packages = packages;
  }

  /** The members by their names in the template. */
  Map<String, Object> members() {
    List<Pair> listed = found.pairs().stream().filter(p -> !p.groups().isEmpty()).toList();
    return Map.of(
        "cases", number(found.cases()),
        "shared",
            found.computesWith().entrySet().stream()
                .filter(entry -> found.names().contains(entry.getKey()))
                .map(entry -> Map.of("one", entry.getKey(), "other", entry.getValue()))
                .toList(),
        "columns", found.names(),
        "rows", found.names().stream().map(this::row).toList(),
        "pairs", listed.stream().map(DisagreementModel::pair).toList(),
        "kinds",
            Arrays.stream(DifferenceKind.values())
                .map(kind -> term(kind.words(), kind.sentence() + "."))
                .toList(),
        "defects",
            Arrays.stream(KnownDefect.values())
                .map(defect -> term(defect.fixtureName(), defect.sentence()))
                .toList(),
        "rules",
            RuleTexts.all().entrySet().stream()
                .map(rule -> term(rule.getKey(), rule.getValue()))
                .toList());
  }

  private static Map<String, Object> term(String term, String meaning) {
    return Map.of("term", term, "meaning", meaning);
  }

  private Map<String, Object> row(String name) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String other : found.names()) {
      Optional<Pair> pair = found.pair(name, other);
      cells.add(
          Map.of(
              "other",
              other,
              "state",
              pair.isPresent() ? "number" : "number none",
              "number",
              pair.map(p -> number(p.differing())).orElse(""),
              "anchor",
              pair.filter(p -> !p.groups().isEmpty()).stream()
                  .map(DisagreementModel::anchor)
                  .toList()));
    }
    return Map.of("name", name, "packages", packages.getOrDefault(name, ""), "cells", cells);
  }

  private static Map<String, Object> pair(Pair pair) {
    List<Map<String, Object>> kinds = new ArrayList<>();
    pair.byKind()
        .forEach((kind, cases) -> kinds.add(Map.of("kind", kind.words(), "cases", number(cases))));
    return Map.of(
        "anchor", anchor(pair),
        "one", pair.one(),
        "other", pair.other(),
        "differing", number(pair.differing()),
        "compared", number(pair.compared()),
        "kinds", kinds,
        "groups", pair.groups().stream().map(DisagreementModel::group).toList());
  }

  private static Map<String, Object> group(Group group) {
    return Map.of(
        "kind", group.kind().words(),
        "cause", group.cause(),
        "cases", number(group.cases()),
        "rules", group.broken().stream().map(rule -> rule(group, rule)).toList(),
        "smallest", group.smallest());
  }

  private static Map<String, Object> rule(Group group, BrokenRule rule) {
    String cases = rule.cases() == group.cases() ? "" : " in " + number(rule.cases());
    return Map.of("id", rule.id(), "cases", cases);
  }

  private static String anchor(Pair pair) {
    return pair.one() + "--" + pair.other();
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}

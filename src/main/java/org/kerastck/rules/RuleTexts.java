package org.kerastck.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** Each rule of {@code docs/rules.md} in a line, for pages that name it. */
public final class RuleTexts {
  private RuleTexts() {}

  /** By their ids, in the page's order. */
  public static Map<String, String> all() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (KerasRule rule : KerasRule.values()) {
      texts.put(rule.id(), text(rule.scope(), rule.formula(), rule.sentence()));
    }
    for (RefusalRule rule : RefusalRule.values()) {
      texts.put(rule.id(), text(rule.scope(), "refused: " + rule.formula(), rule.sentence()));
    }
    return texts;
  }

  private static String text(String scope, String formula, String sentence) {
    return "%s: %s. %s".formatted(scope, formula, sentence);
  }
}

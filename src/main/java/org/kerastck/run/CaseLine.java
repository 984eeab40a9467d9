package org.kerastck.run;

import org.kerastck.conformance.MadeCase;
import org.kerastck.conformance.Result;

/** One result in words, for a person who asked for this case. */
public final class CaseLine {
  private CaseLine() {}

  /** The verdict, what was expected and what came, and the mistake where one is found. */
  public static String of(Result result) {
    StringBuilder line = new StringBuilder(result.verdict().words());
    if (result.verdict().isFailure()) {
      line.append(standing(result));
    }
    String why = why(result);
    if (!why.isEmpty()) {
      line.append(". ").append(why);
    }
    if (result.isStale()) {
      String entry = result.baseline().orElseThrow().words();
      line.append(line.charAt(line.length() - 1) == '.' ? "" : ".")
          .append(" The baseline's entry is stale: ")
          .append(entry);
    }
    return line.toString();
  }

  /** What was expected and what came, and the mistake where one is found. */
  public static String why(Result result) {
    StringBuilder line = new StringBuilder(result.verdict().sentence());
    result.rule().ifPresent(rule -> line.append(" The engine's rule: ").append(rule.sentence()));
    result
        .diagnosis()
        .ifPresent(diagnosis -> line.append(" The engine: ").append(diagnosis.sentence()));
    return line.toString();
  }

  /** A case that is in no fixture cannot be in a baseline either, and is no news. */
  private static String standing(Result result) {
    if (result.isKnown()) {
      return ", known";
    }
    return MadeCase.isMade(result.golden()) ? ", in no fixture" : ", new";
  }
}

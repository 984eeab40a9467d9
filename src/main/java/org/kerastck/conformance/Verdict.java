package org.kerastck.conformance;

import java.util.Optional;

/** What a case says about an engine. */
public sealed interface Verdict {

  /** The name in reports, such as {@code "deviates"}. */
  String reportName();

  /** Whether this is what the kit looks for: a deviation, a crash or a time-out. */
  default boolean isFailure() {
    return false;
  }

  /** The name with its kind, where it has one: {@code "deviates (value)"}. */
  default String words() {
    String kind = Baseline.kindOf(this);
    return kind.isEmpty() ? reportName() : "%s (%s)".formatted(reportName(), kind);
  }

  /** One sentence for people; empty where there is nothing to say. */
  default String sentence() {
    return "";
  }

  /** The same outcome as Keras's. */
  record Conforms() implements Verdict {
    @Override
    public String reportName() {
      return "conforms";
    }
  }

  /**
   * Backends of Keras disagree, and the engine matches one of them.
   *
   * @param backend the one it matches, or {@code "definition"}
   */
  record Contested(String backend) implements Verdict {
    @Override
    public String reportName() {
      return "contested";
    }

    @Override
    public String sentence() {
      return "Backends of Keras disagree; matches " + backend + ".";
    }
  }

  /**
   * Another outcome than Keras's.
   *
   * @param kind how it differs
   * @param sentence what was expected and what came
   * @param difference the numbers, where both are outputs
   * @param sharedDefect the defect of a backend of Keras that the engine has too
   */
  record Deviates(
      DeviationKind kind,
      String sentence,
      Optional<Difference> difference,
      Optional<String> sharedDefect)
      implements Verdict {
    @Override
    public String reportName() {
      return "deviates";
    }

    @Override
    public boolean isFailure() {
      return true;
    }
  }

  /** The engine has no such feature. */
  record Unsupported(String sentence) implements Verdict {
    @Override
    public String reportName() {
      return "unsupported";
    }
  }

  /** The engine took its process down. */
  record Crashed(String sentence) implements Verdict {
    @Override
    public String reportName() {
      return "crashed";
    }

    @Override
    public boolean isFailure() {
      return true;
    }
  }

  /** The engine did not answer. */
  record TimedOut(String sentence) implements Verdict {
    @Override
    public String reportName() {
      return "timed_out";
    }

    @Override
    public boolean isFailure() {
      return true;
    }
  }
}

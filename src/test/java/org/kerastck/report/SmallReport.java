package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.Judge;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.RunIdentity;
import org.kerastck.conformance.Shard;
import org.kerastck.conformance.SmallResult;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/** A report on one engine: a result of each kind that the writers tell apart. */
final class SmallReport {
  private SmallReport() {}

  static List<Result> results() {
    return List.of(
        result(new Outcome.Output(SmallFixture.row(3, 6)), Optional.empty(), false),
        result(new Outcome.Output(SmallFixture.row(3, 7)), Optional.of(WrongRule.SAME_LOWER), true),
        result(new Outcome.Output(SmallFixture.row(3, 6, 9)), Optional.empty(), false),
        result(new Outcome.Output(SmallFixture.row(3, Float.NaN)), Optional.empty(), false),
        result(new Outcome.Crash("=HYPERLINK(\"x\")\nsecond, \"line\""), Optional.empty(), false),
        result(new Outcome.Unsupported("no such feature"), Optional.empty(), false));
  }

  /** A run of these engines, versions by name. */
  static RunIdentity identity(Map<String, String> engines) {
    return new RunIdentity("1", "0", engines, Shard.WHOLE, List.of());
  }

  /** Writes the report to its end. */
  static void write(Path directory) throws IOException {
    try (RunReport report = RunReport.begin(directory, SmallReport.identity(Map.of("e", "1")))) {
      for (Result result : results()) {
        report.write(result);
      }
      report.complete();
    }
  }

  private static Result result(Outcome outcome, Optional<WrongRule> rule, boolean known) {
    Case golden = SmallFixture.tripled();
    Verdict verdict = Judge.judge(golden, outcome);
    return SmallResult.of(golden, verdict, rule, known);
  }

  /** The result on a case of the fixtures, wrong in every number. */
  static Result wrong(Case golden, Tensor output) {
    Verdict verdict = Judge.judge(golden, new Outcome.Output(output));
    return SmallResult.of(golden, verdict, Optional.empty(), false);
  }
}

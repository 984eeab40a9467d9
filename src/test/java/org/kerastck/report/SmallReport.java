package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Judge;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.RunIdentity;
import org.kerastck.conformance.Shard;
import org.kerastck.conformance.SmallResult;
import org.kerastck.conformance.Tally;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** A report on one engine: a result of each kind that the writers tell apart. */
final class SmallReport {
  static final RunHeader HEADER =
      header(Map.of("e", "1"), Map.of("tensorflow", "keras 3.15.1, tensorflow_cpu 2.21.0"));

  private SmallReport() {}

  /** The gradients of the small case: 3 for each pixel, 1 + 2 for the kernel. */
  static Case gradients() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("gradients.input", SmallFixture.row(3, 3));
    tensors.put("gradients.kernel", Tensor.of(Shape.of(1, 1, 1, 1), 3));
    return new Case(
        "small/gradients",
        List.of(),
        new GradientCall(SmallFixture.call("tripled-gradients"), SmallFixture.row(1, 1)),
        Comparison.EXACT,
        new Golden.Output(tensors),
        "tensorflow",
        Map.of("jax", new BackendOutcome(new Golden.Agrees(), Optional.empty())),
        Map.of("keras 3.0.5", new BackendOutcome(new Golden.Agrees(), Optional.empty())));
  }

  /** What a run of these results says about the one engine. */
  static List<EngineSummary> summaries(List<Result> results) {
    Tally tally = new Tally();
    results.forEach(tally::add);
    return List.of(EngineSummary.of("e", "1", tally));
  }

  static List<Result> results() {
    return List.of(
        result(new Outcome.Output(SmallFixture.row(3, 6)), Optional.empty(), false),
        result(new Outcome.Output(SmallFixture.row(3, 7)), Optional.of(WrongRule.SAME_LOWER), true),
        result(new Outcome.Output(SmallFixture.row(3, 6, 9)), Optional.empty(), false),
        result(new Outcome.Output(SmallFixture.row(3, Float.NaN)), Optional.empty(), false),
        result(new Outcome.Crash("=HYPERLINK(\"x\")\nsecond, \"line\""), Optional.empty(), false),
        result(new Outcome.Unsupported("no such feature"), Optional.empty(), false));
  }

  /** A run of these engines, on goldens of these backends: versions by name. */
  static RunHeader header(Map<String, String> engines, Map<String, String> backends) {
    return new RunHeader(new RunIdentity("1", "0", engines, Shard.WHOLE, List.of()), backends);
  }

  /** Writes the report to its end. */
  static void write(Path directory) throws IOException {
    try (RunReport report = RunReport.begin(directory, HEADER)) {
      for (Result result : results()) {
        report.write(result);
      }
      report.complete(summaries(results()));
    }
  }

  private static Result result(Outcome outcome, Optional<WrongRule> rule, boolean known) {
    Case golden = SmallFixture.tripled();
    Verdict verdict = Judge.judge(golden, outcome);
    return SmallResult.of(golden, verdict, outcome, rule, known);
  }

  /** The result on a case of the fixtures, wrong in every number. */
  static Result wrong(Case golden, Tensor output) {
    Outcome outcome = new Outcome.Output(output);
    return SmallResult.of(golden, Judge.judge(golden, outcome), outcome, Optional.empty(), false);
  }
}

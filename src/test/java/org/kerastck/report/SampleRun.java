package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.CauseSummary;
import org.kerastck.conformance.DeviationKind;
import org.kerastck.conformance.Diagnosis;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Tally;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Manifest;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Reports to test readers with. */
final class SampleRun {
  /** What would be markup, or the end of a script, a cell, a line or a string, were it not text. */
  static final String HOSTILE =
      "</script><script>window.hostile=1</script><img src=x onerror=window.hostile=1>"
          + "<!--\"'`|&amp;]]>{{x}}${x}\u0000\u0007\u001b[31m\ud800\uffff\u2028\r\n::error::x";

  private SampleRun() {}

  /** A report of engines that are wrong on purpose, over fixtures of these paths. */
  static void write(Path report, List<Path> fixtures, int most) throws IOException {
    List<ConvolutionEngine> engines =
        List.of(new JavaEngine(), new WrongEngine("lower"), new WrongEngine("refusing"));
    List<EngineRun> runs =
        engines.stream().map(engine -> new EngineRun(engine, Baseline.empty())).toList();
    Map<String, String> versions = new LinkedHashMap<>();
    engines.forEach(engine -> versions.put(engine.name(), engine.version()));
    try (RunReport files =
        RunReport.begin(
            report, SmallReport.header(versions, Manifest.of(Path.of("fixtures")).backends()))) {
      for (Path path : fixtures) {
        List<Case> cases;
        try (var stream = FixtureSet.at(List.of(path)).stream()) {
          cases = stream.limit(most).toList();
        }
        for (Case golden : cases) {
          for (EngineRun run : runs) {
            files.write(run.run(golden));
          }
        }
      }
      files.complete(runs.stream().map(EngineRun::summary).toList());
    }
  }

  /** A report on which every one of these cases deviates, whatever engine is right. */
  static void writeWrong(Path report, List<Case> cases) throws IOException {
    RunHeader header = SmallReport.header(Map.of("e", "1"), Map.of());
    Tally tally = new Tally();
    try (RunReport files = RunReport.begin(report, header)) {
      for (Case golden : cases) {
        Result result = SmallReport.wrong(golden, Tensor.of(Shape.of(1, 1, 1, 1), Float.NaN));
        tally.add(result);
        files.write(result);
      }
      files.complete(List.of(EngineSummary.of("e", "1", tally)));
    }
  }

  /** A report of one case, and of a baseline entry of none, whose every text is hostile. */
  static void writeHostile(Path report) throws IOException {
    RunHeader header = SmallReport.header(Map.of(HOSTILE, HOSTILE), Map.of(HOSTILE, HOSTILE));
    List<Result> results =
        List.of(
            hostile(new Verdict.Crashed(HOSTILE), 1),
            hostile(new Verdict.Unsupported(HOSTILE), 2),
            hostile(
                new Verdict.Deviates(
                    DeviationKind.VALUE, HOSTILE, Optional.empty(), Optional.of(HOSTILE)),
                3),
            hostile(new Verdict.Conforms(), 4));
    Tally tally = new Tally();
    try (RunReport files = RunReport.begin(report, header)) {
      for (Result result : results) {
        tally.add(result);
        files.write(result);
      }
      tally.addGone(HOSTILE, new Baseline.Entry("crashed", "", HOSTILE, HOSTILE));
      List<CauseSummary> causes =
          EngineSummary.of(HOSTILE, HOSTILE, tally).causes().stream()
              .map(
                  cause ->
                      new CauseSummary(
                          cause.cause(), 1, List.of(HOSTILE), Optional.of(HOSTILE + "least")))
              .toList();
      files.complete(List.of(new EngineSummary(HOSTILE, HOSTILE, tally, causes)));
    }
  }

  /** A result whose every text is hostile. */
  static Result hostile(Verdict verdict, int number) {
    Tensor tensor = Tensor.of(Shape.of(1, 2, 2, 1), 1, Float.NaN, Float.NEGATIVE_INFINITY, -0.5f);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("filters", 1);
    config.put("kernel_size", List.of(1, 1));
    config.put("activation", HOSTILE);
    config.put(HOSTILE, Map.of(HOSTILE, List.of(HOSTILE)));
    LayerCall call =
        new LayerCall(
            HOSTILE + number,
            new LayerConfiguration("Conv2D", config, Optional.empty()),
            tensor,
            Optional.of(new Weights(Tensor.of(Shape.of(1, 1, 1, 1), 1), Optional.empty())));
    Case golden =
        new Case(
            HOSTILE,
            List.of(HOSTILE),
            call,
            Comparison.EXACT,
            new Golden.Raised(HOSTILE, HOSTILE, HOSTILE),
            HOSTILE,
            Map.of(
                HOSTILE,
                new BackendOutcome(new Golden.Abort(HOSTILE, HOSTILE), Optional.of(HOSTILE))),
            Map.of(
                HOSTILE,
                new BackendOutcome(
                    new Golden.Raised(HOSTILE, HOSTILE, HOSTILE), Optional.of(HOSTILE))));
    Optional<Baseline.Entry> entry =
        verdict instanceof Verdict.Crashed
            ? Optional.of(new Baseline.Entry("crashed", "", HOSTILE, HOSTILE))
            : Optional.empty();
    return new Result(
        golden,
        HOSTILE,
        verdict,
        List.of(),
        verdict instanceof Verdict.Deviates
            ? Optional.of(new Diagnosis(HOSTILE, HOSTILE + number, Optional.empty(), true))
            : Optional.empty(),
        entry,
        new Outcome.Output(new LinkedHashMap<>(Map.of(HOSTILE, tensor))),
        Duration.ZERO);
  }
}

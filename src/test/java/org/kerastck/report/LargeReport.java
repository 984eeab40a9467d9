package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kerastck.conformance.DeviationKind;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Tally;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CommittedCases;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;

/** The worst report there is: every engine deviates in every case. */
final class LargeReport {
  private LargeReport() {}

  static void write(Path report, int count, int engines) throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    for (int i = 0; i < engines; i++) {
      versions.put("engine-" + i, "1." + i);
    }
    Map<String, Tally> tallies = new TreeMap<>();
    List<Case> cases = CommittedCases.withLayerOutput();
    try (RunReport files = RunReport.begin(report, SmallReport.header(versions, Map.of()))) {
      for (int i = 0; i < count; i++) {
        for (String engine : versions.keySet()) {
          Result result = result(renamed(cases.get(i % cases.size()), i), engine, i);
          tallies.computeIfAbsent(engine, name -> new Tally()).add(result);
          files.write(result);
        }
      }
      files.complete(
          tallies.entrySet().stream()
              .map(tally -> EngineSummary.of(tally.getKey(), "1", tally.getValue()))
              .toList());
    }
  }

  private static Case renamed(Case golden, int number) {
    LayerCall call = golden.call().layerCall().orElseThrow();
    return new Case(
        golden.suite(),
        golden.flags(),
        new LayerCall(call.id() + "-" + number, call.layer(), call.input(), call.weights()),
        golden.comparison(),
        golden.expected(),
        golden.reference(),
        golden.backends());
  }

  private static Result result(Case golden, String engine, int number) {
    String sentence = "Expected %d.0 at (0, 0, 0, 0), was 1.0; 6 of %d elements differ.";
    return new Result(
        golden,
        engine,
        new Verdict.Deviates(
            DeviationKind.VALUE,
            sentence.formatted(number, engine.hashCode() % 97),
            Optional.empty(),
            Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Outcome.Output(((Golden.Output) golden.expected()).tensor()),
        Duration.ofMillis(1));
  }
}

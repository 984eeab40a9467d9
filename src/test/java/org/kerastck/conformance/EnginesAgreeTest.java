package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.Engines;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;

/** Engines' outputs, compared with each other and not with the golden one. */
class EnginesAgreeTest {
  private static final Path FIXTURES = Path.of("fixtures");

  @Test
  void javaAndNd4jAgreeUnlessNd4jIsKnownToDeviate() {
    List<String> unexpected = new ArrayList<>();
    try (ConvolutionEngine java = Engines.open("java");
        ConvolutionEngine nd4j = Engines.open("nd4j")) {
      Baseline baseline = BaselineFile.read(BaselineFile.committed(FIXTURES, nd4j));
      FixtureSet.at(List.of(FIXTURES))
          .forEach(
              golden -> {
                if (!hasOutput(golden) || isKnownToCrash(baseline, golden)) {
                  return;
                }
                Outcome other = EngineCall.outcome(nd4j, golden.call());
                if (other instanceof Outcome.Unsupported) {
                  return;
                }
                Outcome own = EngineCall.outcome(java, golden.call());
                boolean agree = EngineAgreement.agree(golden, own, other);
                if (agree == baseline.entry(golden.id()).isPresent()) {
                  unexpected.add(golden.id() + (agree ? " agree" : " differ"));
                }
              });
    }
    assertEquals(List.of(), unexpected.subList(0, Math.min(20, unexpected.size())));
  }

  private static boolean hasOutput(Case golden) {
    return golden.call() instanceof LayerCall
        && golden.expected() instanceof Golden.Output
        && !golden.isContested();
  }

  private static boolean isKnownToCrash(Baseline baseline, Case golden) {
    return baseline
        .entry(golden.id())
        .filter(entry -> entry.verdict().equals("crashed"))
        .isPresent();
  }
}

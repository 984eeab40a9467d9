package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.BiasAlongTheHeight;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.CommittedCases;
import org.kerastck.fixture.Golden;
import org.kerastck.sweep.Sweep;

/** A bias that is added along another axis is named, in outputs and in gradients. */
class BiasAxisTest {
  private static final String DEFECT = "ChannelsFirstBiasAlongWidth";

  /** In every committed case of its defect. */
  @Test
  void isNamedWhereverTensorflowHasIt() {
    Map<String, String> otherwise = new TreeMap<>();
    Set<String> named = new HashSet<>();
    EngineRun run = new EngineRun(new JavaEngine(), Baseline.empty());
    CommittedCases.withOutput()
        .forEach(
            golden -> {
              BackendOutcome given = golden.backends().get("tensorflow");
              if (given != null
                  && given.defect().equals(Optional.of(DEFECT))
                  && given.golden() instanceof Golden.Output output) {
                Answer answer = new Answer(new Outcome.Output(output.tensors()), Duration.ZERO);
                String cause = run.judge(golden, answer).reason();
                if (cause.equals("the bias is added along the width, not the filters")) {
                  named.add(golden.id());
                } else {
                  otherwise.put(golden.id(), cause);
                }
              }
            });
    assertTrue(named.size() > 200, () -> named.size() + " cases; " + otherwise);
    assertEquals(Map.of(), otherwise);
  }

  /** No engine is known to do so; in outputs and in gradients it is named all the same. */
  @Test
  void alongTheHeightItIsNamedToo() {
    EngineRun run = new EngineRun(new BiasAlongTheHeight(), Baseline.empty());
    new Sweep(Optional.of("conv2d"), 1).stream().limit(2000).forEach(run::run);
    List<Tally.Cause> causes = run.tally().causes();
    assertEquals(
        List.of("the bias is added along the height, not the filters"),
        causes.stream().map(Tally.Cause::reason).toList());
    CauseSummary summary = run.summarize(causes.get(0));
    assertTrue(
        summary.regions().toString().contains("an output as high as there are filters"),
        summary.regions()::toString);
  }
}

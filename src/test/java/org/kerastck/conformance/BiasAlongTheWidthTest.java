package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.CommittedCases;
import org.kerastck.fixture.Golden;

/**
 * What Keras on TensorFlow gave, in every committed case of its defect: a search names it, in
 * outputs and in gradients.
 */
class BiasAlongTheWidthTest {
  private static final String DEFECT = "ChannelsFirstBiasAlongWidth";

  @Test
  void isNamedWhereverTensorflowHasIt() {
    Map<String, String> otherwise = new TreeMap<>();
    Set<String> named = new HashSet<>();
    CommittedCases.withOutput()
        .forEach(
            golden -> {
              BackendOutcome given = golden.backends().get("tensorflow");
              if (given != null
                  && given.defect().equals(Optional.of(DEFECT))
                  && given.golden() instanceof Golden.Output output) {
                String cause =
                    Finding.diagnosis(golden, new Outcome.Output(output.tensors()))
                        .map(Diagnosis::cause)
                        .orElse("nothing");
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
}

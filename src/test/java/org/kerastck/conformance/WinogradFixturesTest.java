package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.kernel.Algorithm;
import org.kerastck.layer.Conv2D;
import org.kerastck.layer.PreparedLayer;
import org.kerastck.tensor.Tensor;

/** Winograd's algorithm on every committed case that it is for, where all data is finite. */
class WinogradFixturesTest {

  @Test
  void finiteDataStayWithinTheRoundingBound() {
    TreeMap<String, Double> beyond = new TreeMap<>();
    AtomicInteger judged = new AtomicInteger();
    FixtureSet.at(List.of(Path.of("fixtures", "conv2d")))
        .forEach(
            golden -> {
              if (golden.expected() instanceof Golden.Output expected
                  && golden.call() instanceof LayerCall call
                  && isFor(call)) {
                judged.incrementAndGet();
                double worst = worst(call, expected.tensor());
                if (worst > 1) {
                  beyond.put(golden.id(), worst);
                }
              }
            });
    System.out.println(judged + " cases by Winograd's algorithm");
    assertEquals(new TreeMap<>(), beyond);
    assertTrue(judged.get() > 20, () -> judged + " cases");
  }

  private static boolean isFor(LayerCall call) {
    Object strides = call.layer().config().get("strides");
    return call.layer().className().equals("Conv2D")
        && List.of(3, 3).equals(call.layer().config().get("kernel_size"))
        && List.of(1, 1).equals(strides)
        && List.of(1, 1).equals(call.layer().config().get("dilation_rate"))
        && Integer.valueOf(1).equals(call.layer().config().get("groups"))
        && call.weights().isPresent()
        && isFinite(call.input())
        && isFinite(call.weights().get().kernel());
  }

  private static boolean isFinite(Tensor tensor) {
    for (float value : tensor.data()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** The largest distance from the definition, as a share of the bound. */
  private static double worst(LayerCall call, Tensor expected) {
    Conv2D layer = Conv2D.fromConfig(call.layer().config());
    call.weights().ifPresent(weights -> layer.setWeights(weights.kernel(), weights.bias()));
    PreparedLayer prepared = layer.prepare(call.input().shape(), 1, Algorithm.WINOGRAD);
    float[] actual = prepared.call(call.input()).data();
    RoundingBound bound = RoundingBound.of(call);
    double worst = 0;
    for (int i = 0; i < actual.length; i++) {
      if (!Acceptance.equal(expected.data()[i], actual[i])) {
        worst = Math.max(worst, Math.abs(actual[i] - bound.value(i)) / bound.error(i));
      }
    }
    return worst;
  }
}

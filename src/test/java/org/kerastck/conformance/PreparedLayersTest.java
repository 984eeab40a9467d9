package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.layer.Conv2D;
import org.kerastck.layer.Conv2DTranspose;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.PreparedLayer;
import org.kerastck.tensor.Tensor;

/**
 * Every committed layer case through {@link ConvolutionLayer#prepare}, which packs weights and
 * takes the vector kernels however small the case is. Each is called twice, for what a call leaves
 * behind.
 */
class PreparedLayersTest {

  @Test
  void conformOnEveryFixture() {
    TreeMap<String, Verdict> failures = new TreeMap<>();
    AtomicInteger judged = new AtomicInteger();
    FixtureSet.at(List.of(Path.of("fixtures")))
        .forEach(
            golden ->
                call(golden)
                    .ifPresent(
                        call -> {
                          Verdict verdict = Judge.judge(golden, output(call));
                          judged.incrementAndGet();
                          if (!conforms(verdict)) {
                            failures.put(golden.id(), verdict);
                          }
                        }));
    assertEquals(new TreeMap<>(), failures);
    assertTrue(judged.get() > 1000, () -> judged + " cases");
  }

  private static Optional<LayerCall> call(Case golden) {
    return golden.expected() instanceof Golden.Output && golden.call() instanceof LayerCall call
        ? Optional.of(call)
        : Optional.empty();
  }

  private static Outcome output(LayerCall call) {
    ConvolutionLayer layer =
        call.layer().className().equals("Conv2D")
            ? Conv2D.fromConfig(call.layer().config())
            : Conv2DTranspose.fromConfig(call.layer().config());
    call.layer().buildShape().ifPresent(layer::build);
    call.weights().ifPresent(weights -> layer.setWeights(weights.kernel(), weights.bias()));
    PreparedLayer prepared = layer.prepare(call.input().shape());
    Tensor input = call.input();
    prepared.call(Tensor.of(input.shape(), new float[input.data().length]));
    return new Outcome.Output(prepared.call(Tensor.of(input.shape(), input.data())));
  }

  private static boolean conforms(Verdict verdict) {
    return verdict instanceof Verdict.Conforms || verdict instanceof Verdict.Contested;
  }
}

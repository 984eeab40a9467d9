package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.Always;
import org.kerastck.engine.wrong.ByWinograd;
import org.kerastck.engine.wrong.SpreadsNan;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.sweep.Sweep;
import org.kerastck.tensor.Tensor;

/** Engines that are right as long as all numbers are finite. */
class NonFiniteSpreadTest {
  private static final String SPREADS =
      "an output that depends on no infinity or NaN of the input is not finite";

  private static final String TURNS = "an infinity comes out as NaN";

  private static final String CHANGES_SIGN = "an infinity comes out with the other sign";

  private static final String CROSSES =
      "an image without infinity or NaN is not finite where another image has one";

  private static final String COMES_BACK = "NaN comes out as an infinity";

  /** It subtracts pixels, infinities too. */
  @Test
  void byWinogradsAlgorithmInfinitiesBecomeNan() {
    CauseSummary summary = onlyCause(new ByWinograd());
    assertEquals(TURNS, summary.cause().reason());
    for (String region : summary.regions()) {
      assertTrue(region.contains("an infinity or NaN in the input"), region);
    }
    assertTrue(
        summary.smallest().orElseThrow().endsWith("-k3x3-s1x1-b1c1f1-last-nobias-nonfinite"),
        summary::toString);
  }

  /** Every number of a transformed image depends on every pixel. */
  @Test
  void whereImagesAreTransformedTheySpread() {
    CauseSummary summary = onlyCause(new SpreadsNan());
    assertEquals(SPREADS, summary.cause().reason());
    assertTrue(summary.smallest().orElseThrow().endsWith("-nonfinite"), summary.toString());
  }

  @Test
  void oneWrongNumberIsAnotherMistake() {
    Case golden = made("conv2d-valid-n8x9-k2x1-nonfinite");
    float[] data = data(golden);
    data[0]++;
    data[1] = Float.NaN;
    assertEquals(Result.UNEXPLAINED, reason(golden, data));
  }

  /** Of two mistakes the worse one is told. */
  @Test
  void whatIsNoInfinityTurnsNothing() {
    Case golden = made("conv2d-valid-n8x9-k2x1-nonfinite");
    float[] data = data(golden);
    for (int i = 0; i < data.length; i++) {
      if (Float.isNaN(data[i])) {
        data[i] = Float.POSITIVE_INFINITY;
      }
    }
    assertEquals(COMES_BACK, reason(golden, data));
    for (int i = 0; i < data.length; i++) {
      if (data(golden)[i] == Float.POSITIVE_INFINITY) {
        data[i] = Float.NEGATIVE_INFINITY;
      }
    }
    assertEquals(CHANGES_SIGN, reason(golden, data));
  }

  /** One infinity, in the second of two images. */
  @Test
  void whatSpreadsToAnotherImageCrosses() {
    Case golden = made("conv2d-n3x3-k2x1-b2-nonfinite");
    float[] data = data(golden);
    assertTrue(Float.isFinite(data[0]));
    data[0] = Float.NaN;
    assertEquals(CROSSES, reason(golden, data));
    float[] others = data(golden);
    others[others.length - 1] = Float.NaN;
    assertTrue(Float.isFinite(data(golden)[others.length - 1]));
    assertEquals(SPREADS, reason(golden, others));
  }

  /** Any mistake may have moved the infinities there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv2d-n3x3-k3x3-f2-nonfinite",
        "conv2d-n1x2-k1-nonfinite",
        "conv2d_transpose-n1-k3-s5-bias-f2-nonfinite"
      })
  void whereHardlyAnInputMakesAFiniteOutputNothingIsAsked(String line) {
    assertEquals(Optional.empty(), Descriptor.read(line).made());
  }

  @Test
  void ofAnOutputWithoutFiniteNumbersTheWorstIsTold() {
    Case golden = made("conv2d-same-n5x6-k3x3-s1x1-b1c2f2-first-nobias-nonfinite");
    float[] data = data(golden);
    Arrays.fill(data, Float.NaN);
    assertEquals(SPREADS, reason(golden, data));
  }

  /** What is seen of infinities replays no mistake. */
  @Test
  void theyAreNotExplained() {
    EngineRun run = new EngineRun(new ByWinograd(), Baseline.empty());
    assertTrue(run.run(made("conv2d-n6-k3-nonfinite")).isNewFailure());
    assertEquals(0, run.tally().explained());
  }

  /** Zeros would do so, with which a mistake of groups was once played. */
  @Test
  void whatAFilterDoesNotSeeMakesNoNan() {
    Case golden = made("conv2d-n4x5-k2x1-g2-c4f4-nobias-nonfinite");
    ConvolutionEngine dealt =
        PlantedMistake.of(
            PlantedMistake.kernel(NonFiniteSpreadTest::swapped), NonFiniteSpreadTest::swapped);
    Result result = new EngineRun(dealt, Baseline.empty()).run(golden);
    assertEquals("filters are dealt out to groups in turn", result.reason());
  }

  /** The second and the third of four filters, which makes two groups of every other filter. */
  private static Tensor swapped(Tensor tensor) {
    float[] data = new float[tensor.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = tensor.data()[i / 4 * 4 + List.of(0, 2, 1, 3).get(i % 4)];
    }
    return Tensor.of(tensor.shape(), data);
  }

  private static CauseSummary onlyCause(ConvolutionEngine engine) {
    EngineRun run = new EngineRun(engine, Baseline.empty());
    new Sweep(Optional.of("conv2d-k3-s1-d1-g1"), 1).stream().limit(300).forEach(run::run);
    List<Tally.Cause> causes = run.tally().causes();
    assertEquals(1, causes.size(), causes::toString);
    assertTrue(causes.get(0).count() > 5, causes::toString);
    return run.summarize(causes.get(0));
  }

  private static Case made(String line) {
    return Descriptor.read(line).made().orElseThrow();
  }

  private static float[] data(Case golden) {
    return ((Golden.Output) golden.expected()).tensor().data().clone();
  }

  private static String reason(Case golden, float[] data) {
    Tensor right = ((Golden.Output) golden.expected()).tensor();
    ConvolutionEngine engine = new Always(new Outcome.Output(Tensor.of(right.shape(), data)));
    return new EngineRun(engine, Baseline.empty()).run(golden).reason();
  }
}

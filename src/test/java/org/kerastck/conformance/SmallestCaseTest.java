package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineException;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.TestEngine;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Groups of every kind get a region and a smallest configuration, by running the engine again. */
class SmallestCaseTest {

  /** The layers, but for what {@code answer} takes over. */
  private static final class Planted extends TestEngine {
    private final Function<Call, Optional<Outcome>> takenOver;

    Planted(Function<Call, Optional<Outcome>> takenOver) {
      this.takenOver = takenOver;
    }

    @Override
    public Outcome run(LayerCall call) {
      return answer(call);
    }

    @Override
    public Outcome answer(Call call) {
      return takenOver.apply(call).orElseGet(() -> new JavaEngine().answer(call));
    }
  }

  @Test
  void aCrash() {
    AtomicInteger deaths = new AtomicInteger();
    Planted engine =
        new Planted(
            call -> {
              ConvolutionSpec spec = spec(call);
              if (spec.height().kernelSize() < 3 || spec.width().strides() < 2) {
                return Optional.empty();
              }
              deaths.incrementAndGet();
              return Optional.of(new Outcome.Crash("died of SIGFPE"));
            });

    CauseSummary summary = summary(engine, cases(LayerKind.CONV2D, 1, Question.OUTPUT));

    assertEquals("crashed", summary.cause().name());
    assertEquals(List.of("Conv2D, s > 1 on an axis, k > 2 on the height"), summary.regions());
    assertEquals(Optional.of("conv2d-valid-n3x1-k3x1-s1x2-b1c1f1-last-nobias"), summary.smallest());
    assertTrue(deaths.get() <= summary.cause().count() + 13, "deaths: " + deaths);
  }

  /** It does not die the same way twice: the smallest that was seen is what there is. */
  @Test
  void anEngineThatStartsNoMore() {
    AtomicInteger calls = new AtomicInteger();
    Planted engine =
        new Planted(
            call -> {
              if (calls.incrementAndGet() > 3) {
                throw new EngineException("It starts no more.");
              }
              return Optional.of(new Outcome.Crash("died"));
            });
    EngineRun run = new EngineRun(engine, Baseline.empty());
    Case golden = cases(LayerKind.CONV2D, 1, Question.OUTPUT).get(0);
    run.run(golden);

    CauseSummary summary = run.summarize(run.tally().causes().get(0));

    assertEquals(golden.id(), summary.cause().example());
    assertEquals(4, calls.get());
  }

  @Test
  void aRefusalThatIsMissing() {
    Planted engine =
        new Planted(
            call ->
                spec(call).height().dilationRate() > 1 && spec(call).width().strides() > 1
                    ? Optional.of(new Outcome.Output(plain((LayerCall) call)))
                    : Optional.empty());

    CauseSummary summary = summary(engine, cases(LayerKind.CONV2D, 2, Question.OUTPUT));

    assertEquals("accepted_invalid", summary.cause().name());
    assertEquals(
        Optional.of("gives what the plain definition gives, and lacks Keras's refusal"),
        summary.cause().sentence());
    assertEquals(
        Optional.of("conv2d-valid-n1x1-k1x1-s1x2-d2x1-b1c1f1-last-nobias"), summary.smallest());
  }

  @Test
  void gradientsThatAreRefused() {
    Planted engine =
        new Planted(
            call ->
                call instanceof GradientCall && spec(call).width().strides() > 2
                    ? Optional.of(new Outcome.Refusal(Optional.empty(), "cannot"))
                    : Optional.empty());

    CauseSummary summary =
        summary(engine, cases(LayerKind.CONV2D_TRANSPOSE, 1, Question.GRADIENTS));

    assertEquals("refuses where Keras computes: cannot", summary.cause().reason());
    assertEquals(
        Optional.of("conv2d_transpose-valid-n1x1-k1x1-s1x3-b1c1f1-last-nobias-gradients"),
        summary.smallest());
  }

  /** An engine whose output is too small refuses gradients of the right size: that is why. */
  @Test
  void gradientsThatAreRefusedForTheShapeOfTheOutput() {
    Planted engine =
        new Planted(
            call -> {
              if (spec(call).width().kernelSize() >= spec(call).width().strides()) {
                return Optional.empty();
              }
              return Optional.of(
                  call instanceof GradientCall
                      ? new Outcome.Refusal(Optional.empty(), "cannot")
                      : new Outcome.Output(cut((LayerCall) call)));
            });

    CauseSummary summary =
        summary(engine, cases(LayerKind.CONV2D_TRANSPOSE, 1, Question.GRADIENTS));

    assertEquals(
        "takes no gradient of Keras's shape, because transposed valid gives (n - 1) s + K elements"
            + " even where the strides exceed K",
        summary.cause().reason());
  }

  /** One number: of those for which no other formula gives the engine's, the shortest. */
  @Test
  void anActivationOfManyElements() {
    float[] data = {3, -40, 0.25f, -1.5f, -0.125f, 7};
    ActivationCall call =
        new ActivationCall(
            "elu-planted", "elu", Map.of("alpha", 0.3), Tensor.of(Shape.of(2, 3), data));
    Planted engine = computing("elu");

    CauseSummary summary = summary(engine, List.of(MadeGolden.of(call)));

    assertEquals("elu: its arguments are ignored", summary.cause().reason());
    assertEquals(Optional.of("elu-planted@3"), summary.smallest());
  }

  /** One vector; of zeros, hard_sigmoid would give the same. */
  @Test
  void anActivationThatMixesVectors() {
    float[] data = {0, 0, 0, 0.5f, -1, 2, 2, 0.25f, -3};
    ActivationCall call =
        new ActivationCall("softmax-planted", "softmax", Map.of(), Tensor.of(Shape.of(3, 3), data));
    Planted engine = computing("sigmoid");

    CauseSummary summary = summary(engine, List.of(MadeGolden.of(call)));

    assertEquals("softmax: it is computed as sigmoid", summary.cause().reason());
    assertEquals(Optional.of("softmax-planted@1"), summary.smallest());
    Case excerpt = CaseExcerpt.named("softmax-planted@1", MadeGolden.of(call)).orElseThrow();
    assertEquals(Shape.of(1, 3), ((ActivationCall) excerpt.call()).input().shape());
    assertArrayEquals(new float[] {0.5f, -1, 2}, ((ActivationCall) excerpt.call()).input().data());
    assertEquals(Optional.empty(), CaseExcerpt.named("softmax-planted@3", MadeGolden.of(call)));
    assertEquals(Optional.empty(), CaseExcerpt.named("softmax@1", MadeGolden.of(call)));
  }

  /** Answers with another activation, or without its arguments. */
  private static Planted computing(String activation) {
    return new Planted(
        asked -> {
          Tensor input = ((ActivationCall) asked).input();
          Call other = new ActivationCall("other", activation, Map.of(), input);
          return Optional.of(new JavaEngine().answer(other));
        });
  }

  private static CauseSummary summary(ConvolutionEngine engine, List<Case> cases) {
    EngineRun run = new EngineRun(engine, Baseline.empty());
    cases.forEach(run::run);
    return run.summarize(run.tally().causes().get(0));
  }

  private static List<Case> cases(LayerKind kind, int dilationRate, Question question) {
    return sizes()
        .map(
            size ->
                new SmallCase(
                    new ConvolutionSpec(
                        kind,
                        2,
                        AxisParameters.of(size[0], 1, dilationRate),
                        AxisParameters.of(size[1], size[2], 1),
                        Padding.VALID,
                        DataFormat.CHANNELS_LAST,
                        1,
                        "linear",
                        true),
                    2,
                    9,
                    8,
                    2,
                    question))
        .map(made -> made.golden().orElseThrow())
        .toList();
  }

  private static ConvolutionSpec spec(Call call) {
    try {
      return SpecReader.read(call.layerCall().orElseThrow().layer());
    } catch (UnreadableSpecException e) {
      throw new AssertionError(e);
    }
  }

  private static Tensor plain(LayerCall call) {
    return NaiveConvolution.compute(
            ConvolutionProblem.of(
                spec(call),
                call.input(),
                call.weights().orElseThrow().kernel(),
                call.weights().orElseThrow().bias()))
        .rounded();
  }

  /** Without the last columns, where the strides exceed the kernel. */
  private static Tensor cut(LayerCall call) {
    ConvolutionSpec spec = spec(call);
    return PlantedMistake.widened(
        plain(call), 0, spec.width().kernelSize() - spec.width().strides());
  }

  /** Kernel heights, kernel widths, strides of the width. */
  private static Stream<int[]> sizes() {
    return IntStream.range(0, 36).mapToObj(i -> new int[] {1 + i % 4, 1 + i / 4 % 3, 1 + i / 12});
  }
}

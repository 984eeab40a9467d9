package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.activation.Activations;
import org.kerastck.fixture.LayerCall;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Tensor;

/** Mistakes made on purpose are named, and nothing else is. */
class PlantedMistakeTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isNamed(String words, SmallCase made, PlantedMistake engine) {
    Result result = new EngineRun(engine, Baseline.empty()).run(made.golden().orElseThrow());

    assertTrue(result.verdict() instanceof Verdict.Deviates, result.verdict().toString());
    String named =
        result
            .rule()
            .map(rule -> rule.sentence())
            .or(() -> result.diagnosis().map(Diagnosis::sentence))
            .orElse("nothing");
    assertEquals(words, named);
  }

  static Stream<Arguments> mistakes() {
    SmallCase narrow = conv(Padding.SAME, AxisParameters.of(1, 1, 1), AxisParameters.of(2, 1, 1));
    SmallCase square = conv(Padding.SAME, AxisParameters.of(3, 1, 1));
    SmallCase strided = conv(Padding.VALID, AxisParameters.of(2, 2, 1));
    SmallCase dilated = conv(Padding.VALID, AxisParameters.of(2, 1, 2));
    SmallCase transposed =
        made(
            LayerKind.CONV2D_TRANSPOSE,
            Padding.SAME,
            List.of(AxisParameters.of(1, 1, 1), AxisParameters.of(4, 2, 1)),
            1,
            "linear");
    AxisParameters padded = new AxisParameters(3, 3, 1, OptionalInt.of(1));
    List<AxisParameters> both = List.of(padded, padded);
    SmallCase outputPadded = made(LayerKind.CONV2D_TRANSPOSE, Padding.VALID, both, 1, "linear");
    List<AxisParameters> two = List.of(AxisParameters.of(2, 1, 1), AxisParameters.of(2, 1, 1));
    SmallCase grouped = made(LayerKind.CONV2D, Padding.VALID, two, 2, "linear");
    SmallCase active = made(LayerKind.CONV2D, Padding.VALID, two, 1, "relu6");
    UnaryOperator<LayerCall> withoutBias = PlantedMistake.withoutBias();
    return Stream.of(
        in(
            "pads 2 before and 0 after on the width; Keras pads 0 before and 1 after",
            narrow,
            PlantedMistake.paddedWidth(2, -1)),
        in(
            "gives 7 elements on the width and pads 2 before and 1 after; Keras gives 5 and pads"
                + " 0 before and 1 after",
            narrow,
            PlantedMistake.paddedWidth(2, 1)),
        Arguments.of(
            "crops 2 before and 0 after on the width; Keras crops 1 before and 1 after",
            transposed,
            PlantedMistake.of(
                PlantedMistake.argument("padding", "valid"),
                output -> PlantedMistake.widened(output, -2, 0))),
        Arguments.of(
            "gives 9 elements on the width and crops 3 before and 0 after; Keras gives 10 and"
                + " crops 1 before and 1 after",
            transposed,
            PlantedMistake.of(
                PlantedMistake.argument("padding", "valid"),
                output -> PlantedMistake.widened(output, -3, 0))),
        in("the bias is ignored", square, withoutBias),
        in("the activation is ignored", active, PlantedMistake.argument("activation", "linear")),
        in("relu6: it is computed as relu", active, PlantedMistake.argument("activation", "relu")),
        Arguments.of(
            "gelu: it is x sigmoid(1.702 x)",
            with("gelu"),
            PlantedMistake.of(
                PlantedMistake.argument("activation", "linear"),
                output -> mapped(output, x -> x / (1 + Math.exp(-1.702 * x))))),
        Arguments.of(
            "hard_sigmoid: it is clip(0.2 x + 0.5, 0, 1), as in Keras 2; the kernel is flipped on"
                + " both axes",
            with("hard_sigmoid"),
            PlantedMistake.of(
                then(PlantedMistake.argument("activation", "linear"), flipped(0, 1)),
                output -> mapped(output, x -> Math.min(Math.max(0.2 * x + 0.5, 0), 1)))),
        in("the kernel is flipped on both axes", with("softmax"), flipped(0, 1)),
        in("the bias is ignored", with("log_softmax"), withoutBias),
        in(
            "the activation is ignored",
            with("sparsemax"),
            PlantedMistake.argument("activation", "linear")),
        in(
            "softmax: it is computed as sigmoid",
            with("softmax"),
            PlantedMistake.argument("activation", "sigmoid")),
        in(
            "softmax: it is computed as log_softmax",
            with("softmax"),
            PlantedMistake.argument("activation", "log_softmax")),
        Arguments.of(
            "log_softmax: it is taken along axis 1, not the last axis",
            with("log_softmax"),
            PlantedMistake.of(
                PlantedMistake.argument("activation", "linear"),
                output -> alongAxis(output, "log_softmax", 1))),
        Arguments.of(
            "glu: it is taken along axis 2, not the last axis",
            with("glu"),
            PlantedMistake.of(
                PlantedMistake.argument("activation", "linear"),
                output -> alongAxis(output, "glu", 2))),
        in("dilation_rate is ignored", dilated, PlantedMistake.argument("dilation_rate", 1)),
        in("strides are ignored, taken as 1", strided, PlantedMistake.argument("strides", 1)),
        in(
            "output_padding is ignored",
            outputPadded,
            PlantedMistake.argument("output_padding", "default")),
        in("the kernel is flipped on both axes", square, flipped(0, 1)),
        in("the kernel is flipped on the height alone", square, flipped(0)),
        in("the kernel is flipped on the width alone", square, flipped(1)),
        in("the kernel's height and width are swapped", square, kernelRead(1, 0, 2, 3)),
        in("the kernel is read as OIHW, not HWIO", square, kernelRead(3, 2, 0, 1)),
        in("the kernel is read as HWOI, not HWIO", square, kernelRead(0, 1, 3, 2)),
        in(
            "the input is read as NCHW, not NHWC",
            square,
            PlantedMistake.input(tensor -> Rearranged.misread(tensor, new int[] {0, 3, 1, 2}))),
        Arguments.of(
            "the output is laid out as NCHW, not NHWC",
            square,
            PlantedMistake.of(
                call -> call, output -> Rearranged.transposed(output, new int[] {0, 3, 1, 2}))),
        in("filters are dealt out to groups in turn", grouped, PlantedMistakeTest::dealt),
        in(
            "the bias is ignored; the kernel is flipped on the height alone",
            square,
            then(withoutBias, flipped(0))),
        in(
            "the bias is ignored; pads 2 before and 0 after on the width; Keras pads 0 before and"
                + " 1 after",
            narrow,
            then(withoutBias, PlantedMistake.paddedWidth(2, -1))));
  }

  /** Whatever a search names, it has reproduced: random outputs get no name. */
  @Test
  void whatIsNotReproducedIsNotNamed() {
    SmallCase made = conv(Padding.SAME, AxisParameters.of(3, 1, 1));
    PlantedMistake engine =
        PlantedMistake.of(
            call -> call,
            output -> {
              float[] data = output.data().clone();
              data[data.length / 2]++;
              return Tensor.of(output.shape(), data);
            });

    Result result = new EngineRun(engine, Baseline.empty()).run(made.golden().orElseThrow());

    assertEquals(Optional.empty(), result.rule());
    assertEquals(Optional.empty(), result.diagnosis());
  }

  /** A mistake under a condition: the condition is found, and the smallest case that meets it. */
  @Test
  void aGroupHasItsRegionAndItsSmallestCase() {
    PlantedMistake engine =
        PlantedMistake.in(
            call -> {
              boolean strided = !List.of(1, 1).equals(call.layer().config().get("strides"));
              return strided ? flipped(0).apply(call) : call;
            });
    EngineRun run = new EngineRun(engine, Baseline.empty());
    for (int s = 1; s <= 3; s++) {
      for (int k = 1; k <= 4; k++) {
        for (Padding padding : Padding.values()) {
          run.run(conv(padding, AxisParameters.of(k, s, 1)).golden().orElseThrow());
        }
      }
    }

    Tally.Cause cause = run.tally().causes().get(0);
    CauseSummary summary = run.summarize(cause);

    assertEquals("the kernel is flipped on the height alone", cause.reason());
    assertEquals(List.of("Conv2D, s > 1 and k > 1 on an axis"), summary.regions());
    assertEquals(Optional.of("conv2d-same-n1x1-k2x2-s1x2-b1c1f1-last-nobias"), summary.smallest());
  }

  private static Arguments in(String words, SmallCase made, Function<LayerCall, LayerCall> change) {
    return Arguments.of(words, made, PlantedMistake.in(change));
  }

  private static SmallCase conv(Padding padding, AxisParameters both) {
    return conv(padding, both, both);
  }

  private static SmallCase conv(Padding padding, AxisParameters height, AxisParameters width) {
    return made(LayerKind.CONV2D, padding, List.of(height, width), 1, "linear");
  }

  private static SmallCase made(
      LayerKind kind, Padding padding, List<AxisParameters> axes, int groups, String activation) {
    ConvolutionSpec spec =
        new ConvolutionSpec(
            kind,
            4,
            axes.get(0),
            axes.get(1),
            padding,
            DataFormat.CHANNELS_LAST,
            groups,
            activation,
            true);
    return new SmallCase(spec, 2, 4, 5, 2 * groups, Question.OUTPUT);
  }

  private static SmallCase with(String activation) {
    List<AxisParameters> two = List.of(AxisParameters.of(2, 1, 1), AxisParameters.of(2, 1, 1));
    return made(LayerKind.CONV2D, Padding.VALID, two, 1, activation);
  }

  private static Tensor mapped(Tensor tensor, DoubleUnaryOperator formula) {
    float[] data = tensor.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) formula.applyAsDouble(data[i]);
    }
    return Tensor.of(tensor.shape(), data);
  }

  private static Tensor alongAxis(Tensor tensor, String activation, int axis) {
    return Activations.named(activation, Map.of("axis", axis)).apply(tensor);
  }

  private static UnaryOperator<LayerCall> flipped(int... axes) {
    return PlantedMistake.kernel(
        kernel -> {
          Tensor flipped = kernel;
          for (int axis : axes) {
            flipped = Rearranged.flipped(flipped, axis);
          }
          return flipped;
        });
  }

  private static UnaryOperator<LayerCall> kernelRead(int... order) {
    return PlantedMistake.kernel(kernel -> Rearranged.misread(kernel, order));
  }

  private static UnaryOperator<LayerCall> then(
      UnaryOperator<LayerCall> first, UnaryOperator<LayerCall> second) {
    return call -> second.apply(first.apply(call));
  }

  /** Two groups of two filters; each filter gets a kernel of one group that sees all channels. */
  private static LayerCall dealt(LayerCall call) {
    LayerCall ungrouped = PlantedMistake.argument("groups", 1).apply(call);
    return PlantedMistake.kernel(PlantedMistakeTest::dealtKernel).apply(ungrouped);
  }

  private static Tensor dealtKernel(Tensor kernel) {
    float[] data = new float[2 * 2 * 4 * 4];
    for (int tap = 0; tap < 4; tap++) {
      for (int channel = 0; channel < 2; channel++) {
        for (int filter = 0; filter < 4; filter++) {
          int seen = filter % 2 * 2 + channel;
          data[(tap * 4 + seen) * 4 + filter] = kernel.data()[(tap * 2 + channel) * 4 + filter];
        }
      }
    }
    return Tensor.of(org.kerastck.tensor.Shape.of(2, 2, 4, 4), data);
  }
}

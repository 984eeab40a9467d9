package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.InitializerCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.LossCall;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.fixture.Training;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Mistakes made on purpose in activations and in the layers' other parts are named. */
class PlantedPartTest {
  private static final JavaEngine LAYERS = new JavaEngine();

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void anActivationsMistakeIsNamed(
      String words, ActivationCall call, Map<String, DoubleUnaryOperator> planted) {
    Map<String, UnaryOperator<Tensor>> changes = new LinkedHashMap<>();
    planted.forEach((name, formula) -> changes.put(name, tensor -> mapped(call.input(), formula)));

    assertEquals(words, named(call, changes));
  }

  static Stream<Arguments> activations() {
    DoubleUnaryOperator tanhGelu =
        x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    DoubleUnaryOperator cubedGelu =
        x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + Math.pow(0.044715 * x, 3))));
    return Stream.of(
        output("gelu", "it is the tanh approximation", tanhGelu),
        output(
            "gelu",
            "it is the tanh approximation, with (0.044715 x)^3 in place of 0.044715 x^3",
            cubedGelu),
        output("gelu", "it is x sigmoid(1.702 x)", x -> x / (1 + Math.exp(-1.702 * x))),
        output(
            "hard_sigmoid",
            "it is clip(0.2 x + 0.5, 0, 1), as in Keras 2",
            x -> Math.min(Math.max(0.2f * (float) x + 0.5f, 0f), 1f)),
        output(
            "leaky_relu", "the negative slope is taken as 0.3", x -> x > 0 ? x : 0.3f * (float) x),
        output(
            "softplus",
            "log(1 + exp(x)) is computed as it stands in float32",
            x -> Math.log(1f + (float) Math.exp(x))),
        output("relu", "it is ignored", x -> x),
        output("silu", "it is computed as sigmoid", x -> 1 / (1 + Math.exp(-x))),
        output(
            "relu6",
            "NaN is taken for +Infinity",
            x -> Double.isNaN(x) ? 6 : Math.min(Math.max(x, 0), 6)),
        gradient("tanh", "its gradient is taken as 1", x -> 1),
        gradient(
            "tanh",
            "its gradient takes the output for the input",
            x -> 1 - Math.pow(Math.tanh(Math.tanh(x)), 2)),
        gradient("softplus", "its gradient has the opposite sign", x -> -1 / (1 + Math.exp(-x))),
        gradient("elu", "its gradient is that of relu", x -> x > 0 ? 1 : 0),
        gradient(
            "silu",
            "its gradient exp(x) (x + exp(x) + 1) / (exp(x) + 1)^2 overflows",
            x -> {
              float e = (float) Math.exp(x);
              return e * ((float) x + e + 1) / ((e + 1) * (e + 1));
            }),
        Arguments.of(
            "elu: its gradient ignores its arguments",
            new ActivationCall("elu", "elu", Map.of("alpha", 0.3), grid()),
            Map.of("gradient", (DoubleUnaryOperator) x -> x > 0 ? 1 : Math.exp(x))),
        Arguments.of(
            "elu: its arguments are ignored; elu: its gradient ignores its arguments",
            new ActivationCall("elu", "elu", Map.of("alpha", 2.0), grid()),
            Map.of(
                "output",
                (DoubleUnaryOperator) x -> x > 0 ? x : Math.expm1(x),
                "gradient",
                (DoubleUnaryOperator) x -> x > 0 ? 1 : Math.exp(x))));
  }

  @Test
  void anActivationOfTheWrongAxisIsNamed() {
    ActivationCall right = new ActivationCall("log_softmax", "log_softmax", Map.of(), image());
    ActivationCall given =
        new ActivationCall("log_softmax", "log_softmax", Map.of("axis", 1), image());

    String along = "it is taken along axis 1, not the last axis";
    assertEquals(
        "log_softmax: %s; log_softmax: in its gradient, %s".formatted(along, along),
        named(right, answered(given)));
    assertEquals(
        "log_softmax: it is taken along the last axis, not axis 1",
        named(
            given,
            Map.of(
                "output",
                tensor -> Objects.requireNonNull(answered(right).get("output")).apply(tensor))));
  }

  @ParameterizedTest
  @CsvSource({
    "softmax, sigmoid, it is computed as sigmoid",
    "softmax, log_softmax, it is computed as log_softmax",
    "sparsemax, linear, it is ignored"
  })
  void anActivationThatMixesNothingOrOtherwiseIsNamed(String name, String other, String words) {
    ActivationCall right = new ActivationCall(name, name, Map.of(), image());
    ActivationCall given = new ActivationCall(other, other, Map.of(), image());

    assertEquals(
        name + ": " + words, named(right, Map.of("output", answered(given).get("output"))));
  }

  /** Of [0, 0.5, 1], which the definition makes [0, 0.25, 0.75]. */
  @Test
  void aSparsemaxThatSumsToOneIsNamed() {
    Tensor input = Tensor.of(Shape.of(1, 3), new float[] {0, 0.5f, 1});
    Tensor summing = Tensor.of(Shape.of(1, 3), new float[] {0, 0.25f, 0.75f});

    assertEquals(
        "sparsemax: it sums to 1, as by Martins and Astudillo, which Keras's does not",
        named(
            new ActivationCall("sparsemax", "sparsemax", Map.of(), input),
            Map.of("output", tensor -> summing)));
  }

  @Test
  void aGluWithItsHalvesExchangedIsNamed() {
    Tensor input = Tensor.of(Shape.of(1, 4), new float[] {1, -2, 3, 0.5f});
    Tensor exchanged = Tensor.of(Shape.of(1, 4), new float[] {3, 0.5f, 1, -2});
    ActivationCall given = new ActivationCall("glu", "glu", Map.of(), exchanged);

    assertEquals(
        "glu: it is sigmoid(a) b, with the halves in each other's place",
        named(
            new ActivationCall("glu", "glu", Map.of(), input),
            Map.of("output", answered(given).get("output"))));
  }

  private static Map<String, UnaryOperator<Tensor>> answered(Call given) {
    Outcome.Output output = (Outcome.Output) LAYERS.answer(given);
    Map<String, UnaryOperator<Tensor>> changes = new LinkedHashMap<>();
    output.tensors().forEach((name, tensor) -> changes.put(name, right -> tensor));
    return changes;
  }

  private static Tensor image() {
    float[] data = new float[2 * 3 * 4];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * 7 % 17 - 8) / 4f;
    }
    return Tensor.of(Shape.of(2, 3, 4), data);
  }

  /** One number that no formula gives is enough. */
  @Test
  void whatIsNotReproducedIsNotNamed() {
    ActivationCall call = new ActivationCall("tanh", "tanh", Map.of(), grid());
    UnaryOperator<Tensor> change =
        tensor -> {
          float[] data = tensor.data().clone();
          data[7] += 0.01f;
          return Tensor.of(tensor.shape(), data);
        };

    Result result = result(call, Map.of("output", change));

    assertEquals(Optional.empty(), result.mistake());
    assertTrue(
        result
            .tried()
            .orElseThrow()
            .endsWith("formulas that libraries take for an activation or" + " its gradient"),
        result.tried().toString());
  }

  @Test
  void aRegularizersFactorIsNamed() {
    Call call =
        new RegularizerCall(
            "l2", Map.of("class_name", "L2", "config", Map.of("l2", 0.1)), weights());

    assertEquals("the value is 1/2 times Keras's", named(call, Map.of("value", times(0.5f))));
    assertEquals("the gradient is -1 times Keras's", named(call, Map.of("gradient", times(-1))));
  }

  @Test
  void aConstraintThatIsNotAppliedOrOverOtherAxesIsNamed() {
    Call right = norm(List.of(0, 1, 2));
    Outcome.Output other = (Outcome.Output) LAYERS.answer(norm(List.of(0)));

    assertEquals(
        "the constraint is not applied", named(right, Map.of("output", tensor -> weights())));
    assertEquals(
        "the norm is taken over axis 0", named(right, Map.of("output", tensor -> other.tensor())));
  }

  @Test
  void anInitializersFactorIsNamed() {
    Map<String, Object> config = Map.of("seed", 7);
    Call call =
        new InitializerCall(
            "glorot",
            Map.of("class_name", "GlorotUniform", "config", config),
            Shape.of(3, 3, 2, 4),
            "tensorflow",
            OptionalLong.empty(),
            0,
            0);

    assertEquals("the output is 2 times Keras's", named(call, Map.of("output", times(2))));
    assertEquals("the output is 0", named(call, Map.of("output", times(0))));
  }

  @Test
  void aLossesFactorIsNamed() {
    Call call = new LossCall(layer(Map.of("kernel_regularizer", "l2")));

    assertEquals("the losses is 2 times Keras's", named(call, Map.of("losses", times(2))));
  }

  @Test
  void aStepOfTrainingThatIsNotOrTwiceTakenIsNamed() {
    LayerCall layer = layer(Map.of());
    Tensor kernel = layer.weights().orElseThrow().kernel();
    Tensor target = Tensor.of(Shape.of(1, 4, 4, 1), new float[16]);
    Call call = new TrainingCall(layer, new Training("mean_squared_error", target, 0.01, 1));

    assertEquals(
        "the weights are not updated", named(call, Map.of("steps[0].kernel", tensor -> kernel)));
    assertEquals(
        "the weights' update is 2 times Keras's",
        named(
            call,
            Map.of(
                "steps[0].kernel",
                tensor -> {
                  float[] data = tensor.data().clone();
                  for (int i = 0; i < data.length; i++) {
                    data[i] += data[i] - kernel.data()[i];
                  }
                  return Tensor.of(tensor.shape(), data);
                })));
  }

  private static Arguments output(String name, String words, DoubleUnaryOperator planted) {
    return Arguments.of(
        name + ": " + words,
        new ActivationCall(name, name, Map.of(), grid()),
        Map.of("output", planted));
  }

  private static Arguments gradient(String name, String words, DoubleUnaryOperator planted) {
    return Arguments.of(
        name + ": " + words,
        new ActivationCall(name, name, Map.of(), grid()),
        Map.of("gradient", planted));
  }

  private static String named(Call call, Map<String, UnaryOperator<Tensor>> changes) {
    return result(call, changes).mistake().orElse("nothing");
  }

  private static Result result(Call call, Map<String, UnaryOperator<Tensor>> changes) {
    Case golden = MadeGolden.of(call);
    Golden.Output right = (Golden.Output) golden.expected();
    Map<String, Tensor> tensors = new LinkedHashMap<>(right.tensors());
    changes.forEach((name, change) -> tensors.computeIfPresent(name, (n, t) -> change.apply(t)));
    Result result =
        new EngineRun(LAYERS, Baseline.empty())
            .judge(golden, new Answer(new Outcome.Output(tensors), Duration.ZERO));
    assertTrue(result.verdict() instanceof Verdict.Deviates, result.verdict().toString());
    return result;
  }

  /** From -8 to 8, large numbers, and NaN. */
  private static Tensor grid() {
    float[] data = new float[68];
    for (int i = 0; i < 65; i++) {
      data[i] = -8 + 0.25f * i;
    }
    data[65] = 50;
    data[66] = 1e20f;
    data[67] = Float.NaN;
    return Tensor.of(Shape.of(data.length), data);
  }

  private static Tensor mapped(Tensor input, DoubleUnaryOperator formula) {
    float[] data = new float[input.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) formula.applyAsDouble(input.data()[i]);
    }
    return Tensor.of(input.shape(), data);
  }

  private static UnaryOperator<Tensor> times(float factor) {
    return tensor -> mapped(tensor, x -> factor * x);
  }

  private static Tensor weights() {
    float[] data = new float[3 * 2 * 2 * 3];
    for (int i = 0; i < data.length; i++) {
      data[i] = i * 7 % 11 - 5.5f;
    }
    return Tensor.of(Shape.of(3, 2, 2, 3), data);
  }

  private static ConstraintCall norm(List<Integer> axes) {
    Map<String, Object> config = Map.of("axis", axes);
    return new ConstraintCall(
        "unit", Map.of("class_name", "UnitNorm", "config", config), weights());
  }

  private static LayerCall layer(Map<String, Object> more) {
    Map<String, Object> config = new LinkedHashMap<>(more);
    config.put("filters", 1);
    config.put("kernel_size", List.of(2, 2));
    config.put("padding", "same");
    config.put("use_bias", false);
    float[] input = new float[16];
    for (int i = 0; i < input.length; i++) {
      input[i] = i * 5 % 7 - 3;
    }
    Tensor kernel = Tensor.of(Shape.of(2, 2, 1, 1), new float[] {1, -2, 3, 0.5f});
    return new LayerCall(
        "layer",
        new LayerConfiguration("Conv2D", config, Optional.empty()),
        Tensor.of(Shape.of(1, 4, 4, 1), input),
        Optional.of(new Weights(kernel, Optional.empty())));
  }
}

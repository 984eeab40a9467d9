package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * An engine that follows a rule of the catalogue is told of it, or of an earlier one that gives the
 * same output: on one case nothing tells the two apart.
 */
class RuleReplayTest {

  @ParameterizedTest
  @EnumSource
  void anEngineWithThisRuleIsToldOfARuleThatGivesItsOutput(WrongRule rule)
      throws UnreadableSpecException {
    int played = 0;
    for (LayerCall call : calls()) {
      ConvolutionProblem right = problem(call);
      Optional<ConvolutionProblem> wrong = rule.mutate(right);
      if (wrong.isEmpty() || !wrong.get().isComputable() || !right.isComputable()) {
        continue;
      }
      Tensor output = output(wrong.get());
      if (sameTensor(output(right), output)) {
        continue;
      }
      played++;
      WrongRule found =
          explain(golden(call, output(right)), new Outcome.Output(output)).orElseThrow();
      ConvolutionProblem explanation = found.mutate(right).orElseThrow();
      assertTrue(sameTensor(output, output(explanation)), call.layer().toString());
    }
    assertNotEquals(0, played);
  }

  @Test
  void anOutputThatNoRuleGivesIsNotExplained() {
    Outcome odd = new Outcome.Output(SmallFixture.row(17, 4));
    assertEquals(Optional.empty(), explain(SmallFixture.tripled(), odd));
  }

  @Test
  void anOutputWhereKerasRaisesIsNotExplained() {
    Case raises =
        SmallFixture.tripled(
            Comparison.EXACT, new Golden.Raised("ValueError", "call", ""), Map.of());
    Outcome computed = new Outcome.Output(SmallFixture.row(3, 6));
    assertEquals(Optional.empty(), explain(raises, computed));
  }

  /** The first rule under which the definition gives the engine's own output. */
  private static Optional<WrongRule> explain(Case golden, Outcome outcome) {
    return RuleReplay.of(golden, outcome).flatMap(replay -> replay.rules().stream().findFirst());
  }

  private static List<LayerCall> calls() {
    List<LayerCall> calls = new ArrayList<>();
    for (String layer : List.of("Conv2D", "Conv2DTranspose")) {
      for (String padding : List.of("valid", "same")) {
        for (String format : List.of("channels_last", "channels_first")) {
          for (List<Integer> kernel : List.of(List.of(3, 2), List.of(1, 4), List.of(5, 1))) {
            for (List<Integer> strides :
                List.of(List.of(1, 1), List.of(3, 2), List.of(2, 5), List.of(7, 3))) {
              for (int dilation : new int[] {1, 2, 3}) {
                for (boolean outputPadding : new boolean[] {false, true}) {
                  calls.add(call(layer, padding, format, kernel, strides, dilation, outputPadding));
                }
              }
            }
          }
        }
      }
    }
    return calls;
  }

  private static LayerCall call(
      String layer,
      String padding,
      String format,
      List<Integer> kernel,
      List<Integer> strides,
      int dilation,
      boolean outputPadding) {
    boolean transposed = layer.equals("Conv2DTranspose");
    Map<String, Object> config =
        Map.of(
            "filters", 3,
            "kernel_size", kernel,
            "strides", strides,
            "padding", padding,
            "data_format", format,
            "dilation_rate", dilation);
    if (transposed && outputPadding) {
      config = new HashMap<>(config);
      config.put("output_padding", List.of(strides.get(0) - 1, strides.get(1) - 1));
    }
    Shape input = format.equals("channels_last") ? Shape.of(1, 7, 6, 2) : Shape.of(1, 2, 7, 6);
    Shape weights =
        transposed
            ? Shape.of(kernel.get(0), kernel.get(1), 3, 2)
            : Shape.of(kernel.get(0), kernel.get(1), 2, 3);
    return new LayerCall(
        "replayed",
        new LayerConfiguration(layer, config, Optional.empty()),
        counted(input, 17),
        Optional.of(new Weights(counted(weights, 11), Optional.empty())));
  }

  /** Integers that do not repeat in step with any axis. */
  private static Tensor counted(Shape shape, int modulus) {
    float[] data = new float[(int) shape.elementCount()];
    for (int i = 0; i < data.length; i++) {
      data[i] = i * 7 % modulus - modulus / 2;
    }
    return Tensor.of(shape, data);
  }

  private static ConvolutionProblem problem(LayerCall call) throws UnreadableSpecException {
    return ConvolutionProblem.of(
        SpecReader.read(call.layer()),
        call.input(),
        call.weights().orElseThrow().kernel(),
        Optional.empty());
  }

  private static Case golden(LayerCall call, Tensor expected) {
    return new Case(
        "small",
        List.of(),
        call,
        Comparison.EXACT,
        new Golden.Output(expected),
        "definition",
        Map.of());
  }

  private static Tensor output(ConvolutionProblem problem) {
    return NaiveConvolution.compute(problem).rounded();
  }

  private static boolean sameTensor(Tensor a, Tensor b) {
    return a.shape().equals(b.shape()) && Arrays.equals(a.data(), b.data());
  }
}

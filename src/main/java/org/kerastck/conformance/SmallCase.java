package org.kerastck.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Tensor;

/**
 * A case made on the fly: small distinct integers, fractions of them where an activation saturates,
 * and the reference arithmetic's numbers for the golden ones. Where Keras refuses, the layers'
 * refusal stands for Keras's: fixtures hold the two together, and no arithmetic of the layers is
 * used.
 *
 * @param spec the configuration
 * @param batch of the input
 * @param height of the input
 * @param width of the input
 * @param channels of the input
 * @param question what is asked of it
 */
record SmallCase(
    ConvolutionSpec spec, int batch, int height, int width, int channels, Question question) {
  private static final JavaEngine LAYERS = new JavaEngine();

  /** Different numbers beside infinities; one alone many mistakes leave in place. */
  private static final int LEAST_FINITE = 2;

  /** The same configuration as a case of the fixtures has; empty where it has no plain one. */
  static Optional<SmallCase> of(Case golden) {
    return golden
        .call()
        .layerCall()
        .map(call -> call.input().shape())
        .flatMap(
            shape ->
                CaseFeatures.of(golden)
                    .map(
                        features ->
                            new SmallCase(
                                features.spec(),
                                shape.size(0),
                                features.height().inputSize(),
                                features.width().inputSize(),
                                shape.size(features.spec().dataFormat().channelAxis()),
                                isMadeOf(features) ? features.question() : Question.OUTPUT)));
  }

  /** Of infinities behind an activation only the fixtures say what Keras gives. */
  private static boolean isMadeOf(CaseFeatures features) {
    return features.question() != Question.NON_FINITE
        || features.spec().activation().equals("linear");
  }

  /** The same configuration, asked something else. */
  SmallCase asking(Question other) {
    return new SmallCase(spec, batch, height, width, channels, other);
  }

  /** How large it is, to be made smaller; every part counts. */
  long size() {
    return (long) batch
        + channels
        + spec.filters()
        + spec.groups()
        + height
        + width
        + size(spec.height())
        + size(spec.width())
        + (spec.useBias() ? 1 : 0)
        + (spec.activation().equals("linear") ? 0 : 1)
        + (question == Question.NON_FINITE ? 1 : 0)
        + (spec.dataFormat() == DataFormat.CHANNELS_LAST ? 0 : 1);
  }

  /** Whether something has no elements that has some there: another question altogether. */
  boolean isEmptierThan(SmallCase other) {
    return (batch == 0 && other.batch > 0)
        || (height == 0 && other.height > 0)
        || (width == 0 && other.width > 0)
        || (channels == 0 && other.channels > 0);
  }

  private static int size(AxisParameters axis) {
    return axis.kernelSize()
        + axis.strides()
        + axis.dilationRate()
        + axis.outputPadding().orElse(-1);
  }

  /** The case, to be run; empty where it has no weights, or nothing says what Keras gives. */
  Optional<Case> golden() {
    boolean isUneven = channels % spec.groups() != 0 || spec.filters() % spec.groups() != 0;
    if (!spec.isPositive() || Math.min(Math.min(batch, channels), Math.min(height, width)) < 0) {
      return Optional.empty();
    }
    if (BoundedActivation.named(spec.activation()).isEmpty()) {
      return Optional.empty();
    }
    if (spec.kind() == LayerKind.CONV2D && channels == 0) {
      return Optional.empty(); // Backends of Keras refuse each in its own way.
    }
    if (isUneven) {
      // No weights have a shape for it, and Keras refuses before it makes any.
      LayerCall unweighted = new LayerCall(id(), layer(), tensors().input(), Optional.empty());
      return refusal(unweighted).map(raised -> made(unweighted, raised));
    }
    LayerCall call = call();
    ConvolutionProblem problem =
        ConvolutionProblem.of(
            spec,
            call.input(),
            call.weights().orElseThrow().kernel(),
            call.weights().orElseThrow().bias());
    Optional<Golden.Raised> refusal = refusal(call);
    boolean hasShape = problem.height().outputSize() >= 0 && problem.width().outputSize() >= 0;
    boolean isRefused = isRefused() || (hasShape && !activation().takes(problem.outputShape()));
    boolean isComputable = problem.isComputable() && batch > 0 && channels > 0 && !isRefused;
    if (refusal.isPresent() && !isComputable) {
      return Optional.of(made(call, refusal.get()));
    }
    if (refusal.isPresent() || isRefused || !hasShape) {
      return Optional.empty();
    }
    if (question != Question.OUTPUT && call.input().data().length == 0) {
      return Optional.empty();
    }
    return switch (question) {
      case OUTPUT -> Optional.of(made(call, output(NaiveConvolution.compute(problem))));
      case GRADIENTS -> gradients(problem, call);
      case NON_FINITE -> nonFinite(problem, call);
    };
  }

  /**
   * Where hardly a number is finite that any input makes, one mistake cannot be told from another.
   */
  private Optional<Case> nonFinite(ConvolutionProblem problem, LayerCall call) {
    if (!spec.activation().equals("linear")) {
      return Optional.empty();
    }
    ReferenceOutput sums = NaiveConvolution.compute(problem);
    long finite =
        IntStream.range(0, Math.toIntExact(sums.shape().elementCount()))
            .filter(i -> sums.terms(i) > 0 && Double.isFinite(sums.value(i)))
            .mapToObj(sums::value)
            .distinct()
            .limit(LEAST_FINITE)
            .count();
    return finite < LEAST_FINITE ? Optional.empty() : Optional.of(made(call, output(sums)));
  }

  private LayerCall call() {
    return new LayerCall(id(), layer(), tensors().input(), Optional.of(tensors().weights()));
  }

  private SmallTensors tensors() {
    return new SmallTensors(this);
  }

  private LayerConfiguration layer() {
    return new LayerConfiguration(spec.kind().className(), config(), Optional.empty());
  }

  /** What the layers refuse the call with; empty where they compute. */
  static Optional<Golden.Raised> refusal(LayerCall call) {
    return EngineCall.outcome(LAYERS, call) instanceof Outcome.Refusal refusal
        ? refusal
            .kerasError()
            .map(error -> new Golden.Raised(error.type(), error.stage(), refusal.message()))
        : Optional.empty();
  }

  private Optional<Case> gradients(ConvolutionProblem problem, LayerCall forward) {
    if (!MadeCase.UNROUNDED.contains(spec.activation()) || !problem.isComputable()) {
      return Optional.empty();
    }
    GradientCall call = new GradientCall(forward, SmallTensors.upstream(problem.outputShape()));
    return GradientReplay.gradients(problem, call)
        .map(
            gradients -> {
              Map<String, Tensor> tensors = new LinkedHashMap<>();
              tensors.put("gradients.input", gradients.input().rounded());
              tensors.put("gradients.kernel", gradients.kernel().rounded());
              gradients.bias().ifPresent(bias -> tensors.put("gradients.bias", bias.rounded()));
              return made(call, new Golden.Output(tensors));
            });
  }

  private Case made(Call call, Golden expected) {
    Comparison comparison =
        MadeCase.UNROUNDED.contains(spec.activation()) ? Comparison.EXACT : Comparison.ROUNDED;
    return new Case("made", List.of(), call, comparison, expected, "definition", Map.of());
  }

  /** The id that a case of the fixtures with this configuration has. */
  String id() {
    StringBuilder id = new StringBuilder();
    id.append(spec.kind() == LayerKind.CONV2D ? "conv2d" : "conv2d_transpose");
    id.append('-').append(spec.padding().kerasName());
    id.append("-n%dx%d".formatted(height, width));
    id.append("-k%dx%d".formatted(spec.height().kernelSize(), spec.width().kernelSize()));
    id.append("-s%dx%d".formatted(spec.height().strides(), spec.width().strides()));
    if (spec.height().dilationRate() > 1 || spec.width().dilationRate() > 1) {
      id.append("-d%dx%d".formatted(spec.height().dilationRate(), spec.width().dilationRate()));
    }
    if (spec.height().outputPadding().isPresent()) {
      id.append(
          "-op%dx%d"
              .formatted(
                  spec.height().outputPadding().getAsInt(),
                  spec.width().outputPadding().orElse(0)));
    }
    if (spec.groups() > 1) {
      id.append("-g").append(spec.groups());
    }
    id.append("-b%dc%df%d".formatted(batch, channels, spec.filters()));
    id.append(spec.dataFormat() == DataFormat.CHANNELS_LAST ? "-last" : "-first");
    id.append(spec.useBias() ? "-bias" : "-nobias");
    if (!spec.activation().equals("linear")) {
      id.append('-').append(spec.activation());
    }
    return id.append(question.end()).toString();
  }

  private boolean isRefused() {
    boolean strided = Math.max(spec.height().strides(), spec.width().strides()) > 1;
    boolean dilated = Math.max(spec.height().dilationRate(), spec.width().dilationRate()) > 1;
    boolean paddedTooMuch = isPaddedTooMuch(spec.height()) || isPaddedTooMuch(spec.width());
    return (strided && dilated) || paddedTooMuch;
  }

  private static boolean isPaddedTooMuch(AxisParameters axis) {
    return axis.outputPadding().isPresent() && axis.outputPadding().getAsInt() >= axis.strides();
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("filters", spec.filters());
    config.put("kernel_size", List.of(spec.height().kernelSize(), spec.width().kernelSize()));
    config.put("strides", List.of(spec.height().strides(), spec.width().strides()));
    config.put("padding", spec.padding().kerasName());
    config.put("data_format", spec.dataFormat().kerasName());
    config.put("dilation_rate", List.of(spec.height().dilationRate(), spec.width().dilationRate()));
    config.put("activation", spec.activation());
    config.put("use_bias", spec.useBias());
    if (spec.kind() == LayerKind.CONV2D) {
      config.put("groups", spec.groups());
    } else if (spec.height().outputPadding().isPresent()) {
      config.put(
          "output_padding",
          List.of(
              spec.height().outputPadding().getAsInt(), spec.width().outputPadding().orElse(0)));
    }
    return config;
  }

  private BoundedActivation activation() {
    return BoundedActivation.named(spec.activation()).orElseThrow();
  }

  private Golden.Output output(ReferenceOutput sums) {
    return new Golden.Output(activation().output(BoundedTensor.of(sums)).rounded());
  }
}

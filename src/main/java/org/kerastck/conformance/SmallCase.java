package org.kerastck.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A case made on the fly: small distinct integers, and the reference arithmetic's output for the
 * golden one.
 *
 * @param spec the configuration
 * @param batch of the input
 * @param height of the input
 * @param width of the input
 * @param channels of the input
 */
record SmallCase(ConvolutionSpec spec, int batch, int height, int width, int channels) {

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
                                shape.size(features.spec().dataFormat().channelAxis()))));
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
        + (spec.dataFormat() == DataFormat.CHANNELS_LAST ? 0 : 1);
  }

  private static int size(AxisParameters axis) {
    return axis.kernelSize()
        + axis.strides()
        + axis.dilationRate()
        + axis.outputPadding().orElse(-1);
  }

  /** The case, to be run; empty where Keras would refuse it or there is no output. */
  Optional<Case> golden() {
    Optional<ReferenceActivation> activation = ReferenceActivation.named(spec.activation());
    boolean regular = batch > 0 && height > 0 && width > 0 && spec.isPositive() && channels > 0;
    if (!regular || activation.isEmpty() || isRefused()) {
      return Optional.empty();
    }
    Shape kernelShape =
        spec.kind() == LayerKind.CONV2D
            ? kernelShape(channels / spec.groups(), spec.filters())
            : kernelShape(spec.filters(), channels);
    Tensor input = numbers(spec.dataFormat().shape(batch, height, width, channels), 1, 31);
    Tensor kernel = numbers(kernelShape, 3, 29);
    Optional<Tensor> bias =
        spec.useBias()
            ? Optional.of(numbers(Shape.of(spec.filters()), 100, 1009))
            : Optional.empty();
    ConvolutionProblem problem = ConvolutionProblem.of(spec, input, kernel, bias);
    if (!problem.isComputable()) {
      return Optional.empty();
    }
    LayerCall call =
        new LayerCall(
            id(),
            new LayerConfiguration(spec.kind().className(), config(), Optional.empty()),
            input,
            Optional.of(new Weights(kernel, bias)));
    Tensor output = output(problem, activation.get());
    return Optional.of(
        new Case(
            "made",
            List.of(),
            call,
            Comparison.EXACT,
            new Golden.Output(output),
            "definition",
            Map.of()));
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
    return spec.activation().equals("linear") ? id.toString() : id + "-" + spec.activation();
  }

  private boolean isRefused() {
    boolean strided = Math.max(spec.height().strides(), spec.width().strides()) > 1;
    boolean dilated = Math.max(spec.height().dilationRate(), spec.width().dilationRate()) > 1;
    boolean paddedTooMuch = isPaddedTooMuch(spec.height()) || isPaddedTooMuch(spec.width());
    boolean uneven = channels % spec.groups() != 0 || spec.filters() % spec.groups() != 0;
    return (strided && dilated) || paddedTooMuch || uneven;
  }

  private static boolean isPaddedTooMuch(AxisParameters axis) {
    return axis.outputPadding().isPresent() && axis.outputPadding().getAsInt() >= axis.strides();
  }

  private Shape kernelShape(int in, int out) {
    return Shape.of(spec.height().kernelSize(), spec.width().kernelSize(), in, out);
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

  /** Distinct as far as there are numbers, none of them 0, and of both signs. */
  private static Tensor numbers(Shape shape, int from, int modulus) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      int number = (from + 7 * i) % modulus + 1;
      data[i] = i % 3 == 2 ? -number : number;
    }
    return Tensor.of(shape, data);
  }

  private static Tensor output(ConvolutionProblem problem, ReferenceActivation activation) {
    ReferenceOutput reference = NaiveConvolution.compute(problem);
    float[] data = new float[Math.toIntExact(reference.shape().elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) activation.apply(reference.value(i));
    }
    return Tensor.of(reference.shape(), data);
  }
}

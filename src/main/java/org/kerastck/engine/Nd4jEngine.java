package org.kerastck.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.Tensor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's own {@code conv2d} and {@code deconv2d}, called as a user of ND4J would: padding mode,
 * strides, dilation and data format are handed over as they are, and ND4J decides what they mean.
 */
public final class Nd4jEngine implements ConvolutionEngine {

  private static final Set<String> ARGUMENTS =
      Set.of(
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "activation",
          "use_bias");

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public String version() {
    return MavenVersion.of("org.nd4j", "nd4j-api");
  }

  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }

  /** Loads the native libraries, and computes once. */
  @Override
  public void warmUp() {
    INDArray one = Nd4j.create(new float[] {1}, new long[] {1, 1, 1, 1}, 'c');
    Nd4j.cnn().conv2d(one, one, Conv2DConfig.builder().kH(1).kW(1).dataFormat("NHWC").build());
  }

  @Override
  public Outcome run(LayerCall call) {
    return answer(call);
  }

  @Override
  public Outcome answer(Call call) {
    try {
      if (call instanceof LayerCall layer) {
        return new Outcome.Output(Nd4jArrays.tensor(output(layer)));
      }
      if (call instanceof GradientCall gradient) {
        return new Outcome.Output(gradients(gradient));
      }
      if (call instanceof ActivationCall activation) {
        return new Outcome.Output(Nd4jActivations.answer(activation));
      }
      return new Outcome.Unsupported("ND4J has no Keras " + call.subject());
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Refusals.of(e);
    }
  }

  private static INDArray output(LayerCall call) {
    ConvolutionSpec spec = spec(call);
    IActivation activation = Nd4jActivations.named(spec.activation());
    INDArray output = new Nd4jConvolution(spec, call, call.weights().orElseThrow()).output();
    return activation.getActivation(output, false);
  }

  private static Map<String, Tensor> gradients(GradientCall call) {
    ConvolutionSpec spec = spec(call.forward());
    IActivation activation = Nd4jActivations.named(spec.activation());
    Nd4jConvolution convolution =
        new Nd4jConvolution(spec, call.forward(), call.forward().weights().orElseThrow());
    INDArray upstream = Nd4jArrays.array(call.upstream());
    if (!spec.activation().equals("linear")) {
      upstream = activation.backprop(convolution.output(), upstream).getFirst();
    }
    return convolution.gradients(upstream);
  }

  /**
   * The configuration in ND4J's terms.
   *
   * @throws UnsupportedOperationException where ND4J has no parameter for an argument
   */
  private static ConvolutionSpec spec(LayerCall call) {
    ConvolutionSpec spec;
    try {
      spec = SpecReader.read(call.layer());
    } catch (UnreadableSpecException e) {
      throw new UnsupportedOperationException("ND4J takes no such argument: " + e.getMessage(), e);
    }
    Set<String> others = new TreeSet<>(call.layer().config().keySet());
    others.removeAll(ARGUMENTS);
    others.remove(spec.kind() == LayerKind.CONV2D ? "groups" : "output_padding");
    if (!others.isEmpty()) {
      throw new UnsupportedOperationException("ND4J's convolutions have no argument " + others);
    }
    if (call.weights().isEmpty()) {
      throw new UnsupportedOperationException(
          "ND4J needs weights, and this configuration has none");
    }
    if (spec.groups() != 1) {
      throw new UnsupportedOperationException("ND4J's conv2d has no groups");
    }
    if (call.layer().config().get("output_padding") != null) {
      throw new UnsupportedOperationException("ND4J's deconv2d has no output_padding");
    }
    return spec;
  }
}

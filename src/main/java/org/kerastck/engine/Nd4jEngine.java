package org.kerastck.engine;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Tensor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's own {@code conv2d} and {@code deconv2d}, called as a user of ND4J would: padding mode,
 * strides, dilation and data format are handed over as they are, and ND4J decides what they mean.
 */
@API(status = API.Status.INTERNAL)
public final class Nd4jEngine extends LibraryEngine {

  private static final LibrarySpec SPEC = new LibrarySpec("ND4J");

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public String version() {
    return MavenVersion.of("org.nd4j", "nd4j-api");
  }

  /** Loads the native libraries, and computes once. */
  @Override
  public void warmUp() {
    INDArray one = Nd4j.create(new float[] {1}, new long[] {1, 1, 1, 1}, 'c');
    Nd4j.cnn().conv2d(one, one, Conv2DConfig.builder().kH(1).kW(1).dataFormat("NHWC").build());
  }

  @Override
  public Optional<String> missing(Call call) {
    if (call instanceof LayerCall layer) {
      return SPEC.missing(layer);
    }
    if (call instanceof GradientCall gradient) {
      return SPEC.missing(gradient.forward());
    }
    return call instanceof ActivationCall
        ? Optional.empty()
        : Optional.of("ND4J has no Keras " + call.subject());
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
      return new Outcome.Unsupported(missing(call).orElseThrow());
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Refusals.of(e);
    }
  }

  private static INDArray output(LayerCall call) {
    ConvolutionSpec spec = SPEC.read(call);
    IActivation activation = Nd4jActivations.named(spec.activation());
    INDArray output = convolution(spec, call).output();
    return activation.getActivation(output, false);
  }

  private static Map<String, Tensor> gradients(GradientCall call) {
    ConvolutionSpec spec = SPEC.read(call.forward());
    IActivation activation = Nd4jActivations.named(spec.activation());
    Nd4jConvolution convolution = convolution(spec, call.forward());
    INDArray upstream = Nd4jArrays.array(call.upstream());
    if (!spec.activation().equals("linear")) {
      upstream = activation.backprop(convolution.output(), upstream).getFirst();
    }
    return convolution.gradients(upstream);
  }

  private static Nd4jConvolution convolution(ConvolutionSpec spec, LayerCall call) {
    return new Nd4jConvolution(spec, Nd4jArrays.array(call.input()), call.weights().orElseThrow());
  }
}

package org.kerastck.engine.dl4j;

import org.kerastck.engine.LibraryEngine;
import org.kerastck.engine.LibrarySpec;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.Refusals;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DeepLearning4J's {@code ConvolutionLayer} and {@code Deconvolution2D} in a network of one layer:
 * {@code same} becomes {@code ConvolutionMode.Same}, {@code valid} becomes {@code Truncate}, and
 * DeepLearning4J decides what they mean.
 */
public final class Dl4jEngine extends LibraryEngine {
  private static final LibrarySpec SPEC = new LibrarySpec("DeepLearning4J");

  @Override
  public String name() {
    return "dl4j";
  }

  /** Loads the native libraries. */
  @Override
  public void warmUp() {
    Nd4j.zeros(1).addi(1);
  }

  @Override
  public Outcome run(LayerCall call) {
    try {
      ConvolutionSpec spec = SPEC.read(call);
      if (call.input().dtype() != DType.FLOAT32 || call.input().shape().rank() != 4) {
        throw new UnsupportedOperationException(
            "this adapter takes images in float32. Received: " + call.input());
      }
      Shape built = call.layer().buildShape().orElse(call.input().shape());
      Dl4jNetwork network = new Dl4jNetwork(spec, built, call.weights().orElseThrow());
      return new Outcome.Output(network.output(call.input()));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Refusals.of(e);
    }
  }
}

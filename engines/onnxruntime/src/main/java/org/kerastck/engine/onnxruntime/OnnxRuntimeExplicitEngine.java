package org.kerastck.engine.onnxruntime;

import org.kerastck.engine.ExplicitCall;
import org.kerastck.engine.ExplicitEngine;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.Tensor;

/**
 * How to get Keras's numbers from ONNX Runtime: {@code pads} in numbers, and for {@code
 * ConvTranspose} {@code output_padding} for the zeros after the full result.
 */
public final class OnnxRuntimeExplicitEngine extends ExplicitEngine {

  @Override
  public String name() {
    return "onnxruntime-explicit";
  }

  @Override
  public void warmUp() {
    OnnxSession.warmUp();
  }

  @Override
  protected Tensor convolve(ExplicitCall<ConvolutionAxis> call) {
    byte[] model =
        layer(call)
            .model(
                call.input(),
                OnnxGraph.integers(
                    "pads",
                    call.height().padBefore(),
                    call.width().padBefore(),
                    call.height().padAfter(),
                    call.width().padAfter()));
    return OnnxSession.run(model, call.input());
  }

  @Override
  protected Tensor convolveTransposed(ExplicitCall<TransposedAxis> call) {
    byte[] model =
        layer(call)
            .model(
                call.input(),
                OnnxGraph.integers(
                    "pads",
                    call.height().cropBefore(),
                    call.width().cropBefore(),
                    call.height().cropAfter(),
                    call.width().cropAfter()),
                OnnxGraph.integers(
                    "output_padding", call.height().padAfter(), call.width().padAfter()));
    return OnnxSession.run(model, call.input());
  }

  /** The convolution alone: the activation is applied to its output. */
  private static OnnxLayer layer(ExplicitCall<?> call) {
    return new OnnxLayer(call.spec().withActivation("linear"), call.weights());
  }
}

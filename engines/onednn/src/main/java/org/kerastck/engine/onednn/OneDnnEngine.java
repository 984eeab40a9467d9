package org.kerastck.engine.onednn;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.PointerScope;
import org.kerastck.engine.ExplicitCall;
import org.kerastck.engine.ExplicitEngine;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Tensor;

/**
 * oneDNN's forward convolution and deconvolution. It takes pads on each side in numbers; a negative
 * pad after a deconvolution appends zeros. Keras's layouts are described by strides, and nothing is
 * rearranged.
 */
// The scopes free native memory, and are not referred to otherwise.
@SuppressWarnings("try")
public final class OneDnnEngine extends ExplicitEngine {

  @Override
  public String name() {
    return "onednn";
  }

  /** Loads the native library. */
  @Override
  public void warmUp() {
    try (PointerScope scope = new PointerScope()) {
      new OneDnnMemory();
    }
  }

  @Override
  protected Tensor convolve(ExplicitCall<ConvolutionAxis> call) {
    try (PointerScope scope = new PointerScope()) {
      OneDnnMemory memory = new OneDnnMemory();
      convolution_forward.primitive_desc description =
          new convolution_forward.primitive_desc(
              memory.engine(),
              dnnl.prop_kind.forward_inference,
              dnnl.algorithm.convolution_direct,
              memory.source(call),
              memory.weights(call),
              memory.bias(call),
              memory.destination(call),
              strides(call.spec()),
              dilations(call.spec()),
              new long[] {call.height().padBefore(), call.width().padBefore()},
              new long[] {call.height().padAfter(), call.width().padAfter()});
      return memory.execute(new convolution_forward(description), call);
    }
  }

  @Override
  protected Tensor convolveTransposed(ExplicitCall<TransposedAxis> call) {
    TransposedAxis height = call.height();
    TransposedAxis width = call.width();
    try (PointerScope scope = new PointerScope()) {
      OneDnnMemory memory = new OneDnnMemory();
      deconvolution_forward.primitive_desc description =
          new deconvolution_forward.primitive_desc(
              memory.engine(),
              dnnl.prop_kind.forward_inference,
              dnnl.algorithm.deconvolution_direct,
              memory.source(call),
              memory.weights(call),
              memory.bias(call),
              memory.destination(call),
              strides(call.spec()),
              dilations(call.spec()),
              new long[] {height.cropBefore(), width.cropBefore()},
              new long[] {
                height.cropAfter() - height.padAfter(), width.cropAfter() - width.padAfter()
              });
      return memory.execute(new deconvolution_forward(description), call);
    }
  }

  private static long[] strides(ConvolutionSpec spec) {
    return new long[] {spec.height().strides(), spec.width().strides()};
  }

  /** oneDNN counts from 0: not dilated. */
  private static long[] dilations(ConvolutionSpec spec) {
    return new long[] {spec.height().dilationRate() - 1, spec.width().dilationRate() - 1};
  }
}

package org.kerastck.engine.pytorch;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.kerastck.engine.ExplicitCall;
import org.kerastck.engine.ExplicitEngine;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * PyTorch's {@code conv2d} and {@code conv_transpose2d}. PyTorch has no {@code same} for strides,
 * and pads alike on both sides, so that pads and crops are made with {@code constant_pad_nd}.
 */
// The scopes free native memory, and are not referred to otherwise.
@SuppressWarnings("try")
public final class PyTorchEngine extends ExplicitEngine {
  private static final long[] NONE = {0, 0};

  @Override
  public String name() {
    return "pytorch";
  }

  /** Loads the native library, and computes once. */
  @Override
  public void warmUp() {
    try (PointerScope scope = new PointerScope()) {
      torch.set_num_threads(1);
      array(Tensor.of(Shape.of(1), 1f)).relu();
    }
  }

  @Override
  protected Tensor convolve(ExplicitCall<ConvolutionAxis> call) {
    ConvolutionAxis height = call.height();
    ConvolutionAxis width = call.width();
    try (PointerScope scope = new PointerScope()) {
      org.bytedeco.pytorch.Tensor padded =
          torch.constant_pad_nd(
              input(call),
              width.padBefore(),
              width.padAfter(),
              height.padBefore(),
              height.padAfter());
      return output(
          call,
          torch.conv2d(
              padded,
              kernel(call),
              bias(call),
              strides(call),
              NONE,
              dilationRates(call),
              call.spec().groups()));
    }
  }

  @Override
  protected Tensor convolveTransposed(ExplicitCall<TransposedAxis> call) {
    TransposedAxis height = call.height();
    TransposedAxis width = call.width();
    try (PointerScope scope = new PointerScope()) {
      org.bytedeco.pytorch.Tensor full =
          torch.conv_transpose2d(
              input(call),
              kernel(call),
              new TensorOptional(),
              strides(call),
              NONE,
              NONE,
              1,
              dilationRates(call));
      // Less than no padding is a crop.
      org.bytedeco.pytorch.Tensor cropped =
          torch.constant_pad_nd(
              full,
              -width.cropBefore(),
              width.padAfter() - width.cropAfter(),
              -height.cropBefore(),
              height.padAfter() - height.cropAfter());
      org.bytedeco.pytorch.Tensor bias =
          org.bytedeco.pytorch.Tensor.create(call.biasOrZeros(), 1, call.spec().filters(), 1, 1);
      return output(call, cropped.add(bias));
    }
  }

  /** The input as NCHW; in channels last the memory stays as it is. */
  private static org.bytedeco.pytorch.Tensor input(ExplicitCall<?> call) {
    org.bytedeco.pytorch.Tensor input = array(call.input());
    return call.spec().dataFormat() == DataFormat.CHANNELS_LAST ? input.permute(0, 3, 1, 2) : input;
  }

  /** Keras's last two axes, exchanged, before the first two. */
  private static org.bytedeco.pytorch.Tensor kernel(ExplicitCall<?> call) {
    return array(call.weights().kernel()).permute(3, 2, 0, 1);
  }

  private static TensorOptional bias(ExplicitCall<?> call) {
    return call.weights()
        .bias()
        .map(bias -> new TensorOptional(array(bias)))
        .orElseGet(TensorOptional::new);
  }

  private static long[] strides(ExplicitCall<? extends AxisGeometry> call) {
    return new long[] {call.spec().height().strides(), call.spec().width().strides()};
  }

  private static long[] dilationRates(ExplicitCall<? extends AxisGeometry> call) {
    return new long[] {call.spec().height().dilationRate(), call.spec().width().dilationRate()};
  }

  private static org.bytedeco.pytorch.Tensor array(Tensor tensor) {
    long[] sizes = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
    return org.bytedeco.pytorch.Tensor.create(tensor.data(), sizes);
  }

  private static Tensor output(ExplicitCall<?> call, org.bytedeco.pytorch.Tensor nchw) {
    org.bytedeco.pytorch.Tensor inFormat =
        call.spec().dataFormat() == DataFormat.CHANNELS_LAST ? nchw.permute(0, 2, 3, 1) : nchw;
    int[] sizes = Arrays.stream(inFormat.shape()).mapToInt(Math::toIntExact).toArray();
    float[] data = new float[Math.toIntExact(Shape.of(sizes).elementCount())];
    inFormat.contiguous().data_ptr_float().get(data);
    return Tensor.of(Shape.of(sizes), data);
  }
}

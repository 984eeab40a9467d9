package org.kerastck.kernel;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/**
 * What a kernel is to compute: all sizes, and no data.
 *
 * @param batch the number of samples
 * @param channels of the input
 * @param filters output channels
 * @param groups that divide channels and filters
 * @param height geometry of the height; its kind says whether the task is transposed
 * @param width geometry of the width, of the same kind
 * @param format layout of input and output
 */
public record ConvolutionTask(
    int batch,
    int channels,
    int filters,
    int groups,
    AxisGeometry height,
    AxisGeometry width,
    DataFormat format) {

  /** Whether this is Conv2DTranspose, with kernels {@code (kh, kw, filters / groups, channels)}. */
  public boolean isTransposed() {
    return height instanceof TransposedAxis;
  }

  /**
   * The task of the other kind that takes outputs of this one to inputs, with the same kernel in
   * the same layout: the gradient with respect to the input is its output for the upstream.
   */
  ConvolutionTask adjoint() {
    return new ConvolutionTask(
        batch,
        /* channels= */ filters,
        /* filters= */ channels,
        groups,
        height.adjoint(),
        width.adjoint(),
        format);
  }

  /** Whether each filter reads one channel, which no other reads. */
  boolean isDepthwise() {
    return groups > 1 && channels == groups && filters == groups;
  }

  /** The shape of the input. */
  public Shape inputShape() {
    return format.shape(batch, height.inputSize(), width.inputSize(), channels);
  }

  /** The shape of the output. */
  public Shape outputShape() {
    return format.shape(batch, height.outputSize(), width.outputSize(), filters);
  }

  /** The number of input elements. */
  long inputSize() {
    return (long) batch * channels * height.inputSize() * width.inputSize();
  }

  /** The number of output elements. */
  long outputSize() {
    return (long) batch * filters * height.outputSize() * width.outputSize();
  }

  /**
   * The multiply-adds of all taps, those that meet padding among them; of a transposed task those
   * that its strides leave.
   */
  public long multiplyAdds() {
    long taps = (long) height.parameters().kernelSize() * width.parameters().kernelSize();
    long pixels = isTransposed() ? inputSize() / Math.max(channels, 1) * filters : outputSize();
    return pixels * taps * (channels / groups);
  }

  /** Refuses arrays of other sizes. */
  void checkSizes(float[] input, float[] output) {
    if (input.length != inputSize() || output.length != outputSize()) {
      throw new IllegalArgumentException(
          "input must have %d elements and output %d. Received: %d and %d"
              .formatted(inputSize(), outputSize(), input.length, output.length));
    }
  }
}

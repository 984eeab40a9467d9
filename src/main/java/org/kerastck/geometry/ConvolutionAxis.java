package org.kerastck.geometry;

/**
 * One axis of Conv2D. With n the input size, s the strides, d the dilation rate and K the effective
 * kernel size, output element o reads input element {@code o s - padBefore + i d} at tap i.
 *
 * @param inputSize n
 * @param parameters kernel size, strides, dilation rate
 * @param outputSize the number of output elements
 * @param padBefore zeros before the first input element
 * @param padAfter zeros after the last one
 */
public record ConvolutionAxis(
    int inputSize, AxisParameters parameters, int outputSize, int padBefore, int padAfter)
    implements AxisGeometry {

  /** The axis as Keras computes it; a size of 0 or less is for the caller to refuse. */
  public static ConvolutionAxis of(int inputSize, AxisParameters parameters, Padding padding) {
    return switch (padding) {
      case VALID -> valid(inputSize, parameters);
      case SAME -> same(inputSize, parameters);
    };
  }

  /** {@code out = floor((n - K) / s) + 1}, no pads. */
  private static ConvolutionAxis valid(int n, AxisParameters p) {
    int out = Math.floorDiv(n - p.effectiveKernelSize(), p.strides()) + 1;
    return new ConvolutionAxis(n, p, out, 0, 0);
  }

  /**
   * {@code out = ceil(n / s)}; {@code total = max((out - 1) s + K - n, 0)}, of which {@code
   * floor(total / 2)} stands before: an odd total puts the extra zero after.
   */
  private static ConvolutionAxis same(int n, AxisParameters p) {
    int s = p.strides();
    int out = Math.floorDiv(n - 1, s) + 1;
    int total = Math.max((out - 1) * s + p.effectiveKernelSize() - n, 0);
    int before = total / 2;
    return new ConvolutionAxis(n, p, out, before, total - before);
  }

  /** {@inheritDoc} Pads before become crops before. */
  @Override
  public TransposedAxis adjoint() {
    return new TransposedAxis(outputSize, parameters, inputSize, padBefore);
  }

  @Override
  public int inputIndex(int output, int tap) {
    int index = output * parameters.strides() - padBefore + tap * parameters.dilationRate();
    return index >= 0 && index < inputSize ? index : -1;
  }
}

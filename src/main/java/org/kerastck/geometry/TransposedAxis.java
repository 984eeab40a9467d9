package org.kerastck.geometry;

/**
 * One axis of Conv2DTranspose. The full result has {@code (n - 1) s + K} elements: input element a
 * adds its value times tap i to element {@code a s + i d}. Output element o is element {@code o +
 * cropBefore} of the full result, or zero beyond its end.
 *
 * @param inputSize n
 * @param parameters kernel size, strides, dilation rate, output padding
 * @param outputSize the number of output elements
 * @param cropBefore elements of the full result before the first output element
 */
public record TransposedAxis(
    int inputSize, AxisParameters parameters, int outputSize, int cropBefore)
    implements AxisGeometry {

  /** The axis as Keras computes it; a size of 0 or less is for the caller to refuse. */
  public static TransposedAxis of(int inputSize, AxisParameters parameters, Padding padding) {
    return switch (padding) {
      case VALID -> valid(inputSize, parameters);
      case SAME -> same(inputSize, parameters);
    };
  }

  /**
   * {@code out = (n - 1) s + max(K, s)} without output padding, {@code (n - 1) s + K + p} with p;
   * nothing is cropped.
   */
  private static TransposedAxis valid(int n, AxisParameters parameters) {
    int s = parameters.strides();
    int k = parameters.effectiveKernelSize();
    int last =
        parameters.outputPadding().isPresent()
            ? k + parameters.outputPadding().getAsInt()
            : Math.max(k, s);
    return new TransposedAxis(n, parameters, (n - 1) * s + last, 0);
  }

  /**
   * {@code out = n s} without output padding, {@code (n - 1) s + (K mod 2) + p} with p; {@code
   * floor(max((n - 1) s + K - out, 0) / 2)} elements are cropped before.
   */
  private static TransposedAxis same(int n, AxisParameters parameters) {
    int s = parameters.strides();
    int k = parameters.effectiveKernelSize();
    int out =
        parameters.outputPadding().isPresent()
            ? (n - 1) * s + k % 2 + parameters.outputPadding().getAsInt()
            : n * s;
    int crop = Math.max((n - 1) * s + k - out, 0) / 2;
    return new TransposedAxis(n, parameters, out, crop);
  }

  /** The number of elements of the full result, {@code (n - 1) s + K}. */
  public int fullSize() {
    return (inputSize - 1) * parameters.strides() + parameters.effectiveKernelSize();
  }

  /** Elements of the full result after the last output element; 0 where zeros are appended. */
  public int cropAfter() {
    return Math.max(fullSize() - cropBefore - outputSize, 0);
  }

  /** Zeros appended after the full result. */
  public int padAfter() {
    return Math.max(outputSize + cropBefore - fullSize(), 0);
  }

  /** The number of elements with s - 1 zeros between neighbours, {@code (n - 1) s + 1}. */
  public int zeroInsertedSize() {
    return (inputSize - 1) * parameters.strides() + 1;
  }

  /**
   * Zeros before the zero-inserted input, {@code K - 1 - cropBefore}, where the layer is seen as a
   * convolution over that with the flipped kernel and strides 1.
   */
  public int convolutionPadBefore() {
    return parameters.effectiveKernelSize() - 1 - cropBefore;
  }

  /** Zeros after the zero-inserted input in that convolution. */
  public int convolutionPadAfter() {
    return outputSize + cropBefore - zeroInsertedSize();
  }

  /** {@inheritDoc} Crops become pads. */
  @Override
  public ConvolutionAxis adjoint() {
    return new ConvolutionAxis(outputSize, parameters, inputSize, cropBefore, cropAfter());
  }

  @Override
  public int inputIndex(int output, int tap) {
    int scattered = output + cropBefore - tap * parameters.dilationRate();
    if (scattered < 0 || scattered % parameters.strides() != 0) {
      return -1;
    }
    int index = scattered / parameters.strides();
    return index < inputSize ? index : -1;
  }
}

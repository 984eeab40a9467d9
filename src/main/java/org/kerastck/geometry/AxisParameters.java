package org.kerastck.geometry;

import java.util.OptionalInt;

/**
 * What a convolution layer is told about one axis. Whether the numbers make sense is for layers to
 * check; a geometry can be had of positive ones alone.
 *
 * @param kernelSize k, the number of taps
 * @param strides s
 * @param dilationRate d, the distance between taps; 1 is not dilated
 * @param outputPadding p of a transposed layer; absent is not 0 (see {@link TransposedAxis})
 */
public record AxisParameters(
    int kernelSize, int strides, int dilationRate, OptionalInt outputPadding) {

  /** Parameters without {@code output_padding}. */
  public static AxisParameters of(int kernelSize, int strides, int dilationRate) {
    return new AxisParameters(kernelSize, strides, dilationRate, OptionalInt.empty());
  }

  /** K = (k - 1) d + 1, the number of input elements that the kernel spans. */
  public int effectiveKernelSize() {
    return Math.addExact(Math.multiplyExact(kernelSize - 1, dilationRate), 1);
  }
}

package org.kerastck.kernel;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.DataFormat;

/**
 * What a kernel is to compute: all sizes, and no data.
 *
 * @param batch the number of samples
 * @param channels of the input
 * @param filters output channels
 * @param groups that divide channels and filters; 1 for a transposed task
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

  /** Whether this is Conv2DTranspose, with kernels {@code (kh, kw, filters, channels)}. */
  public boolean isTransposed() {
    return height instanceof TransposedAxis;
  }
}

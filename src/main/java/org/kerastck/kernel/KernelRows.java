package org.kerastck.kernel;

/**
 * A kernel as one row of input channels for each tap and filter, the same for both layers: {@code
 * rows[tap * filters + filter][channel of the filter's group]}.
 */
final class KernelRows {
  private final boolean transposed;
  private final int taps;
  private final int filters;
  private final int channels;

  private KernelRows(boolean transposed, int taps, int filters, int channels) {
    this.transposed = transposed;
    this.taps = taps;
    this.filters = filters;
    this.channels = channels;
  }

  static KernelRows of(ConvolutionTask task) {
    int taps = task.height().parameters().kernelSize() * task.width().parameters().kernelSize();
    return new KernelRows(
        task.isTransposed(), taps, task.filters(), task.channels() / task.groups());
  }

  /** Rows of zeros. */
  float[][] zeros() {
    return new float[taps * filters][channels];
  }

  /** The rows of a kernel. */
  float[][] read(float[] kernel) {
    float[][] rows = zeros();
    for (int row = 0; row < rows.length; row++) {
      for (int channel = 0; channel < channels; channel++) {
        rows[row][channel] = kernel[offset(row, channel)];
      }
    }
    return rows;
  }

  /** The kernel of such rows. */
  void write(float[][] rows, float[] kernel) {
    for (int row = 0; row < rows.length; row++) {
      for (int channel = 0; channel < channels; channel++) {
        kernel[offset(row, channel)] = rows[row][channel];
      }
    }
  }

  private int offset(int row, int channel) {
    return transposed
        ? row * channels + channel
        : (row / filters * channels + channel) * filters + row % filters;
  }
}

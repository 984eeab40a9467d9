package org.kerastck.kernel;

import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.tensor.DataFormat;

/**
 * Convolution without any preparation: for each output element, the sum over the kernel's taps that
 * meet input. It is what tiny tasks and those that are computed once need; it also never multiplies
 * padding, which makes it right where weights are infinite or NaN. Uses one thread.
 */
public final class DirectConvolution implements ConvolutionKernel {
  /** Below this many multiply-adds, nothing that is prepared for one run pays. */
  private static final long TINY = 20_000;

  /**
   * Whether padding must not be multiplied, because a weight times zero is not zero; or there is
   * nothing to divide among vectors.
   */
  static boolean isNeeded(ConvolutionTask task, float[] kernel) {
    return !Weights.areFinite(kernel) || task.inputSize() == 0 || task.outputSize() == 0;
  }

  /** Whether a task that is computed once is best computed so. */
  static boolean isTiny(ConvolutionTask task) {
    return task.multiplyAdds() < TINY;
  }

  @Override
  public PreparedConvolution prepare(
      ConvolutionTask task, float[] kernel, float @Nullable [] bias, Execution execution) {
    Pass pass = new Pass(task, kernel.clone(), bias == null ? null : bias.clone());
    return (input, output) -> {
      task.checkSizes(input, output);
      pass.run(input, output);
      execution.fused().apply(output, 0, output.length);
    };
  }

  /** One task: its sizes and strides, found once. */
  private static final class Pass {
    private final float[] kernel;
    private final float @Nullable [] bias;
    private final int batch;
    private final int groups;
    private final int channels;
    private final int filters;
    private final int filtersPerGroup;
    private final int kernelWidth;
    private final boolean transposed;
    private final int[][] rows;
    private final int[][] columns;
    private final Strides in;
    private final Strides out;

    Pass(ConvolutionTask task, float[] kernel, float @Nullable [] bias) {
      this.kernel = kernel;
      this.bias = bias;
      batch = task.batch();
      groups = task.groups();
      channels = task.channels() / groups;
      filters = task.filters();
      filtersPerGroup = filters / groups;
      kernelWidth = task.width().parameters().kernelSize();
      transposed = task.isTransposed();
      rows = inputIndices(task.height());
      columns = inputIndices(task.width());
      in =
          Strides.of(
              task.format(), task.height().inputSize(), task.width().inputSize(), task.channels());
      out = Strides.of(task.format(), rows.length, columns.length, filters);
    }

    void run(float[] input, float[] output) {
      for (int n = 0; n < batch; n++) {
        for (int oh = 0; oh < rows.length; oh++) {
          for (int ow = 0; ow < columns.length; ow++) {
            int target = out.offset(n, oh, ow);
            for (int oc = 0; oc < filters; oc++) {
              output[target + oc * out.channel] = element(input, n, rows[oh], columns[ow], oc);
            }
          }
        }
      }
    }

    private float element(float[] input, int n, int[] rowTaps, int[] columnTaps, int oc) {
      float sum = bias == null ? 0 : bias[oc];
      int firstChannel = oc / filtersPerGroup * channels;
      for (int kh = 0; kh < rowTaps.length; kh++) {
        if (rowTaps[kh] < 0) {
          continue;
        }
        for (int kw = 0; kw < columnTaps.length; kw++) {
          if (columnTaps[kw] >= 0) {
            int source = in.offset(n, rowTaps[kh], columnTaps[kw]) + firstChannel * in.channel;
            sum = tap(input, source, kh * kernelWidth + kw, oc, sum);
          }
        }
      }
      return sum;
    }

    private float tap(float[] input, int source, int tap, int oc, float start) {
      int group = oc / filtersPerGroup;
      int weight =
          transposed
              ? ((tap * filtersPerGroup + oc % filtersPerGroup) * groups + group) * channels
              : tap * channels * filters + oc;
      int step = transposed ? 1 : filters;
      float sum = start;
      for (int ic = 0; ic < channels; ic++) {
        sum = Math.fma(input[source + ic * in.channel], kernel[weight + ic * step], sum);
      }
      return sum;
    }

    private static int[][] inputIndices(AxisGeometry axis) {
      int[][] indices = new int[axis.outputSize()][axis.parameters().kernelSize()];
      for (int o = 0; o < indices.length; o++) {
        for (int tap = 0; tap < indices[o].length; tap++) {
          indices[o][tap] = axis.inputIndex(o, tap);
        }
      }
      return indices;
    }
  }

  /** Distances between neighbours on each axis of a rank-4 array. */
  private record Strides(int sample, int row, int column, int channel) {
    static Strides of(DataFormat format, int height, int width, int channels) {
      return switch (format) {
        case CHANNELS_LAST -> new Strides(height * width * channels, width * channels, channels, 1);
        case CHANNELS_FIRST -> new Strides(height * width * channels, width, 1, height * width);
      };
    }

    int offset(int n, int h, int w) {
      return n * sample + h * row + w * column;
    }
  }
}

package org.kerastck.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.tensor.DataFormat;

/**
 * Convolution in plain Java: for each output pixel, the sum over the kernel's taps that meet input.
 * The filters of a pixel are summed side by side, which compilers turn into vector instructions.
 */
public final class PlainConvolution implements ConvolutionKernel {

  @Override
  public void convolve(
      ConvolutionTask task,
      float[] input,
      float[] kernel,
      float @Nullable [] bias,
      float[] output) {
    new Pass(task, input, kernel, bias, output).run();
  }

  /** One call: its sizes and strides, found once. */
  private static final class Pass {
    private final float[] input;
    private final float[] kernel;
    private final float @Nullable [] bias;
    private final float[] output;
    private final boolean transposed;
    private final int batch;
    private final int channels;
    private final int filters;
    private final int groups;
    private final int[][] rows;
    private final int[][] columns;
    private final Strides in;
    private final Strides out;
    private final float[] pixel;

    Pass(
        ConvolutionTask task,
        float[] input,
        float[] kernel,
        float @Nullable [] bias,
        float[] output) {
      this.input = input;
      this.kernel = kernel;
      this.bias = bias;
      this.output = output;
      transposed = task.isTransposed();
      batch = task.batch();
      channels = task.channels();
      filters = task.filters();
      groups = task.groups();
      rows = inputIndices(task.height());
      columns = inputIndices(task.width());
      in = Strides.of(task.format(), task.height().inputSize(), task.width().inputSize(), channels);
      out = Strides.of(task.format(), rows.length, columns.length, filters);
      pixel = new float[filters];
    }

    void run() {
      for (int n = 0; n < batch; n++) {
        for (int oh = 0; oh < rows.length; oh++) {
          for (int ow = 0; ow < columns.length; ow++) {
            pixel(n, oh, ow);
          }
        }
      }
    }

    private void pixel(int n, int oh, int ow) {
      if (bias == null) {
        Arrays.fill(pixel, 0);
      } else {
        System.arraycopy(bias, 0, pixel, 0, filters);
      }
      int[] rowTaps = rows[oh];
      int[] columnTaps = columns[ow];
      for (int kh = 0; kh < rowTaps.length; kh++) {
        if (rowTaps[kh] >= 0) {
          for (int kw = 0; kw < columnTaps.length; kw++) {
            if (columnTaps[kw] >= 0) {
              int source = in.offset(n, rowTaps[kh], columnTaps[kw]);
              tap(source, kh * columnTaps.length + kw);
            }
          }
        }
      }
      int target = out.offset(n, oh, ow);
      for (int oc = 0; oc < filters; oc++) {
        output[target + oc * out.channel] = pixel[oc];
      }
    }

    private void tap(int source, int tap) {
      if (transposed) {
        gatherTap(source, tap * filters * channels);
      } else {
        forwardTap(source, tap * (channels / groups) * filters);
      }
    }

    private void forwardTap(int source, int weights) {
      int channelsPerGroup = channels / groups;
      int filtersPerGroup = filters / groups;
      for (int g = 0; g < groups; g++) {
        int first = g * filtersPerGroup;
        for (int ic = 0; ic < channelsPerGroup; ic++) {
          float x = input[source + (g * channelsPerGroup + ic) * in.channel];
          int row = weights + ic * filters + first;
          for (int oc = 0; oc < filtersPerGroup; oc++) {
            pixel[first + oc] += x * kernel[row + oc];
          }
        }
      }
    }

    private void gatherTap(int source, int weights) {
      for (int oc = 0; oc < filters; oc++) {
        int row = weights + oc * channels;
        float sum = 0;
        for (int ic = 0; ic < channels; ic++) {
          sum += input[source + ic * in.channel] * kernel[row + ic];
        }
        pixel[oc] += sum;
      }
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

package org.kerastck.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.tensor.DataFormat;

/**
 * Depthwise convolution with kernels 3×3 and channels innermost, which reads the input where it is.
 * So few operations for each element leave no time to copy it into a frame: rows of the kernel
 * above and below the input read zeros of their own, and only what the first and the last pixels of
 * a row read is copied.
 */
final class ChannelLanes {
  /** How many neighbouring pixels are computed at once. */
  static final int PIXELS = 4;

  private static final int TAPS = 3;

  private final ConvolutionTask task;
  private final ConvolutionAxis height;
  private final ConvolutionAxis width;
  private final Execution execution;
  private final CallArrays arrays;
  private final ChannelRows kernel;
  private final int lanes;
  private final float[] weights;
  private final float[] bias;
  private final float[] zeros;
  private final float[][] edges;
  private final int rows;
  private final int parts;

  private ChannelLanes(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      VectorMicrokernels kernels,
      CallArrays arrays) {
    this.task = task;
    this.height = (ConvolutionAxis) task.height();
    this.width = (ConvolutionAxis) task.width();
    this.execution = execution;
    this.arrays = arrays;
    this.kernel = kernels.channelRows(width.parameters().strides());
    this.lanes = kernels.lanes();
    this.weights = packed(kernel);
    this.bias = bias == null ? new float[task.channels()] : bias.clone();
    int row = Sizes.product(columns(width.parameters().strides()), task.channels());
    zeros = new float[row];
    edges = new float[execution.threads()][Sizes.product(TAPS, row)];
    rows = Sizes.product(task.batch(), height.outputSize());
    parts = execution.threads() == 1 ? 1 : Math.min(rows, 8 * execution.threads());
  }

  /** Whether a task can be computed so, with vectors of that many floats. */
  static boolean fits(ConvolutionTask task, int lanes) {
    return task.isDepthwise()
        && !task.isTransposed()
        && task.format() == DataFormat.CHANNELS_LAST
        && isOfThreeTaps(task.height())
        && isOfThreeTaps(task.width())
        && task.width().parameters().strides() <= 2
        && task.width().outputSize() >= PIXELS
        // Of fewer rows much is padding, which is multiplied here.
        && task.height().inputSize() >= TAPS
        && task.channels() % lanes == 0;
  }

  private static boolean isOfThreeTaps(AxisGeometry axis) {
    return axis.parameters().kernelSize() == TAPS && axis.parameters().dilationRate() == 1;
  }

  /** How many neighbouring pixels of the input those of a tile read. */
  static int columns(int strides) {
    return (PIXELS - 1) * strides + TAPS;
  }

  /** The stages of a run. */
  static List<Stage> stages(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      VectorMicrokernels kernels,
      CallArrays arrays) {
    ChannelLanes whole = new ChannelLanes(task, kernel, bias, execution, kernels, arrays);
    return List.of(new Stage(whole.parts, whole::run));
  }

  /** The weights of each vector of channels, tap by tap. */
  private float[] packed(float[] source) {
    int channels = task.channels();
    float[] target = new float[source.length];
    for (int tap = 0; tap < TAPS * TAPS; tap++) {
      for (int channel = 0; channel < channels; channel += lanes) {
        int to = channel * TAPS * TAPS + tap * lanes;
        System.arraycopy(source, tap * channels + channel, target, to, lanes);
      }
    }
    return target;
  }

  private void run(int part, int worker) {
    int end = (int) ((long) rows * (part + 1) / parts);
    for (int row = (int) ((long) rows * part / parts); row < end; row++) {
      row(row, worker);
    }
  }

  private void row(int row, int worker) {
    int pixels = width.outputSize();
    int length = pixels * task.channels();
    for (int pixel = 0; pixel < pixels; pixel += PIXELS) {
      // The last tile computes some pixels of the one before again.
      tile(row, Math.min(pixel, pixels - PIXELS), worker);
    }
    execution.fused().apply(arrays.output, row * length, length);
  }

  private void tile(int row, int pixel, int worker) {
    int channels = task.channels();
    int strides = width.parameters().strides();
    int column = pixel * strides - width.padBefore();
    int first = firstInputRow(row);
    boolean isInside = column >= 0 && column + columns(strides) <= width.inputSize();
    float[] x = isInside ? arrays.input : edges[worker];
    int step = isInside ? width.inputSize() * channels : zeros.length;
    int place = isInside ? (first * width.inputSize() + column) * channels : 0;
    if (!isInside) {
      for (int tap = 0; tap < TAPS; tap++) {
        if (hasRow(row, tap)) {
          copy(first + tap, column, x, tap * step);
        }
      }
    }
    boolean has0 = hasRow(row, 0);
    boolean has1 = hasRow(row, 1);
    boolean has2 = hasRow(row, 2);
    kernel.compute(
        has0 ? x : zeros,
        has0 ? place : 0,
        has1 ? x : zeros,
        has1 ? place + step : 0,
        has2 ? x : zeros,
        has2 ? place + 2 * step : 0,
        weights,
        bias,
        channels,
        arrays.output,
        (row * width.outputSize() + pixel) * channels);
  }

  /**
   * The row, of all samples' rows of the input, that the kernel's first meets; of another sample,
   * or of none, where that is padding.
   */
  private int firstInputRow(int row) {
    int sample = row / height.outputSize();
    int output = row % height.outputSize();
    return sample * height.inputSize()
        + output * height.parameters().strides()
        - height.padBefore();
  }

  private boolean hasRow(int row, int tap) {
    return height.inputIndex(row % height.outputSize(), tap) >= 0;
  }

  /** Copies what a tile reads of a row of the input, and zeros for what lies beside it. */
  private void copy(int row, int column, float[] target, int at) {
    int channels = task.channels();
    int size = width.inputSize();
    int columns = zeros.length / channels;
    int before = Math.min(Math.max(-column, 0), columns) * channels;
    int end = Math.min(Math.max(size - column, 0), columns) * channels;
    Arrays.fill(target, at, at + before, 0);
    if (end > before) {
      int from = (row * size + column) * channels + before;
      System.arraycopy(arrays.input, from, target, at + before, end - before);
    }
    Arrays.fill(target, at + Math.max(end, before), at + zeros.length, 0);
  }
}

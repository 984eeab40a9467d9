package org.kerastck.kernel;

import org.kerastck.tensor.DataFormat;

/**
 * A rank-4 array as one row of channels for each pixel and group, in the order (sample, height,
 * width, group). Loops over whole rows are what compilers turn into vector instructions.
 */
final class Pixels {
  private final DataFormat format;
  private final int batch;
  private final int area;
  private final int groups;
  private final int channels;

  private Pixels(ConvolutionTask task, int area, int channels) {
    this.format = task.format();
    this.batch = task.batch();
    this.area = area;
    this.groups = task.groups();
    this.channels = channels;
  }

  /** The layout of the task's input. */
  static Pixels ofInput(ConvolutionTask task) {
    int area = task.height().inputSize() * task.width().inputSize();
    return new Pixels(task, area, task.channels());
  }

  /** The layout of the task's output. */
  static Pixels ofOutput(ConvolutionTask task) {
    int area = task.height().outputSize() * task.width().outputSize();
    return new Pixels(task, area, task.filters());
  }

  /** Rows of zeros. */
  float[][] zeros() {
    return new float[batch * area * groups][channels / groups];
  }

  /** The rows of an array. */
  float[][] read(float[] array) {
    float[][] rows = zeros();
    int step = step();
    for (int index = 0; index < rows.length; index++) {
      float[] row = rows[index];
      int first = first(index);
      for (int channel = 0; channel < row.length; channel++) {
        row[channel] = array[first + channel * step];
      }
    }
    return rows;
  }

  /** The array of such rows. */
  void write(float[][] rows, float[] array) {
    int step = step();
    for (int index = 0; index < rows.length; index++) {
      float[] row = rows[index];
      int first = first(index);
      for (int channel = 0; channel < row.length; channel++) {
        array[first + channel * step] = row[channel];
      }
    }
  }

  private int first(int index) {
    int pixel = index / groups;
    int channel = index % groups * (channels / groups);
    return switch (format) {
      case CHANNELS_LAST -> pixel * channels + channel;
      case CHANNELS_FIRST -> (pixel / area * channels + channel) * area + pixel % area;
    };
  }

  private int step() {
    return format == DataFormat.CHANNELS_LAST ? 1 : area;
  }
}

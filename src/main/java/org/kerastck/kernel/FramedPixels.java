package org.kerastck.kernel;

import java.util.Arrays;
import java.util.List;
import org.kerastck.tensor.DataFormat;

/**
 * Layout {@code (sample, height, width, channel)}, framed by zeros. Where the pixels of a tile
 * would lie whole pages apart, so that a cache keeps them all in the few lines of one set, there is
 * some room between pixels.
 */
final class FramedPixels implements InputLayout {
  private static final int PAGE_BYTES = 4096;

  /** Elements of a cache line. */
  private static final int ROOM = 16;

  /** With fewer filters an element is used too seldom for a copy to pay. */
  private static final int FEWEST_FILTERS = 64;

  private final ConvolutionTask task;
  private final Frame rows;
  private final Frame columns;
  private final int pitch;
  private final float[] copy;

  /** A layout with the frame that some phases need. */
  static FramedPixels of(ConvolutionTask task, List<Phase> phases, int slack) {
    return new FramedPixels(
        task,
        Frame.of(phases, Phase::rows, task.height().inputSize()),
        Frame.of(phases, Phase::columns, task.width().inputSize()),
        pitch(task, phases.get(0).columns().inputStep()),
        slack);
  }

  /**
   * A layout.
   *
   * @param pitch from a pixel to the next, the number of channels or more
   * @param slack how many elements may be read past the last pixel
   */
  FramedPixels(ConvolutionTask task, Frame rows, Frame columns, int pitch, int slack) {
    this.task = task;
    this.rows = rows;
    this.columns = columns;
    this.pitch = pitch;
    boolean bare =
        rows.isBare()
            && columns.isBare()
            && pitch == task.channels()
            && slack == 0
            && task.format() == DataFormat.CHANNELS_LAST;
    int size = Sizes.product(task.batch(), rows.size(), columns.size(), pitch);
    this.copy = new float[bare ? 0 : Math.addExact(size, slack)];
  }

  private static int pitch(ConvolutionTask task, int step) {
    boolean wholePages = task.channels() * Float.BYTES * step % PAGE_BYTES == 0;
    return task.channels() + (wholePages && task.filters() >= FEWEST_FILTERS ? ROOM : 0);
  }

  /** The place of a pixel's first channel; row and column may lie in the frame. */
  int pixel(int sample, int row, int column) {
    int framedRow = sample * rows.size() + row + rows.before();
    return (framedRow * columns.size() + column + columns.before()) * pitch;
  }

  /** What a step of {@code row} rows and {@code column} columns adds to a pixel's place. */
  int step(int row, int column) {
    return (row * columns.size() + column) * pitch;
  }

  /** Where each term of a window lies, relative to a pixel that it is at. */
  int[] window(Phase phase) {
    int channels = phase.channels();
    int[] places = new int[phase.terms()];
    Arrays.setAll(
        places,
        term -> {
          int tap = term / channels;
          int row = phase.rows().offset(tap / phase.columns().taps());
          int column = phase.columns().offset(tap % phase.columns().taps());
          return pixel(0, row, column) + term % channels;
        });
    return places;
  }

  @Override
  public int parts() {
    return copy.length == 0 ? 0 : task.batch() * rows.inputSize();
  }

  @Override
  public void copy(float[] input, int part) {
    int sample = part / rows.inputSize();
    int row = part % rows.inputSize();
    int target = pixel(sample, row, 0);
    int width = columns.inputSize();
    int channels = task.channels();
    if (task.format() == DataFormat.CHANNELS_LAST) {
      copyChannelsLast(input, part * width * channels, target);
      return;
    }
    int area = rows.inputSize() * width;
    int source = sample * channels * area + row * width;
    for (int w = 0; w < width; w++) {
      for (int c = 0; c < channels; c++) {
        copy[target + w * pitch + c] = input[source + c * area + w];
      }
    }
  }

  private void copyChannelsLast(float[] input, int source, int target) {
    int channels = task.channels();
    int width = columns.inputSize();
    if (pitch == channels) {
      System.arraycopy(input, source, copy, target, width * channels);
      return;
    }
    for (int w = 0; w < width; w++) {
      System.arraycopy(input, source + w * channels, copy, target + w * pitch, channels);
    }
  }

  @Override
  public float[] array(float[] input) {
    return copy.length == 0 ? input : copy;
  }
}

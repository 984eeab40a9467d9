package org.kerastck.kernel;

import java.util.Arrays;
import java.util.List;
import org.kerastck.tensor.DataFormat;

/**
 * Where pixels lie in the layout {@code (sample, height, width, channel)}, framed by zeros. Where
 * the pixels of a tile would lie whole pages apart, so that a cache keeps them all in the few lines
 * of one set, there is some room between pixels.
 *
 * <p>A framed row is a row of a sample or of its frame; they are counted through all samples.
 */
final class PixelFrame {
  private static final int PAGE_BYTES = 4096;

  /** Elements of a cache line. */
  private static final int ROOM = 16;

  /** With fewer filters an element is used too seldom for a copy to pay. */
  private static final int FEWEST_FILTERS = 64;

  private final ConvolutionTask task;
  private final Frame rows;
  private final Frame columns;
  private final int pitch;
  private final int slack;

  /** A layout with the frame that some phases need. */
  static PixelFrame of(ConvolutionTask task, List<Phase> phases, int slack) {
    return new PixelFrame(
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
  PixelFrame(ConvolutionTask task, Frame rows, Frame columns, int pitch, int slack) {
    this.task = task;
    this.rows = rows;
    this.columns = columns;
    this.pitch = pitch;
    this.slack = slack;
  }

  /** Whether the caller's array has this layout. */
  boolean isBare() {
    return rows.isBare()
        && columns.isBare()
        && pitch == task.channels()
        && slack == 0
        && task.format() == DataFormat.CHANNELS_LAST;
  }

  /** The elements of so many framed rows, with what may be read past them. */
  int size(int framedRows) {
    return Math.addExact(Sizes.product(framedRows, rowLength()), slack);
  }

  /** Framed rows of all samples. */
  int framedRows() {
    return Sizes.product(task.batch(), rows.size());
  }

  /** Elements of a framed row. */
  int rowLength() {
    return Sizes.product(columns.size(), pitch);
  }

  /** The framed row of a sample's row, which may lie in the frame. */
  int framedRow(int sample, int row) {
    return sample * rows.size() + rows.before() + row;
  }

  private static int pitch(ConvolutionTask task, int step) {
    boolean wholePages = task.channels() * Float.BYTES * step % PAGE_BYTES == 0;
    return task.channels() + (wholePages && task.filters() >= FEWEST_FILTERS ? ROOM : 0);
  }

  /** The place of a pixel's first channel; row and column may lie in the frame. */
  int pixel(int sample, int row, int column) {
    return framedRow(sample, row) * rowLength() + (column + columns.before()) * pitch;
  }

  /** How far a pixel lies from the first of all. */
  int origin(int sample, int row, int column) {
    return pixel(sample, row, column) - pixel(0, 0, 0);
  }

  /** What a step of {@code row} rows and {@code column} columns adds to a pixel's place. */
  int step(int row, int column) {
    return row * rowLength() + column * pitch;
  }

  /** Where each term of the window at the first pixel lies. */
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

  /**
   * Copies a framed row of the input; the zeros before and after it are those of the target.
   *
   * @param place where the row begins in the target
   */
  void copyRow(float[] input, int framedRow, float[] target, int place) {
    int sample = framedRow / rows.size();
    int row = framedRow % rows.size() - rows.before();
    if (row < 0 || row >= rows.inputSize()) {
      Arrays.fill(target, place, place + rowLength(), 0);
      return;
    }
    int first = place + columns.before() * pitch;
    if (task.format() == DataFormat.CHANNELS_LAST) {
      copyChannelsLast(input, sample * rows.inputSize() + row, target, first);
    } else {
      copyChannelsFirst(input, sample, row, target, first);
    }
  }

  private void copyChannelsLast(float[] input, int row, float[] target, int place) {
    int channels = task.channels();
    int width = columns.inputSize();
    int source = row * width * channels;
    if (pitch == channels) {
      System.arraycopy(input, source, target, place, width * channels);
      return;
    }
    for (int w = 0; w < width; w++) {
      System.arraycopy(input, source + w * channels, target, place + w * pitch, channels);
    }
  }

  private void copyChannelsFirst(float[] input, int sample, int row, float[] target, int place) {
    int channels = task.channels();
    int width = columns.inputSize();
    int area = rows.inputSize() * width;
    int source = sample * channels * area + row * width;
    Interleaving.join(input, source, area, target, place, pitch, channels, width);
  }
}

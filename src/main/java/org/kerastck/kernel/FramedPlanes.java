package org.kerastck.kernel;

import org.kerastck.tensor.DataFormat;

/**
 * Layout {@code (sample, channel, residue of the row, residue of the column, row, column)}, framed
 * by zeros: rows and columns that lie a stride apart are neighbours, so that neighbouring output
 * pixels always read neighbouring elements.
 */
final class FramedPlanes implements InputLayout {
  private final ConvolutionTask task;
  private final Frame rows;
  private final Frame columns;
  private final int rowStep;
  private final int columnStep;
  private final int height;
  private final int width;
  private final float[] copy;

  /**
   * A layout.
   *
   * @param slack how many elements may be read past the last plane
   */
  FramedPlanes(
      ConvolutionTask task, Frame rows, Frame columns, int rowStep, int columnStep, int slack) {
    this.task = task;
    this.rows = rows;
    this.columns = columns;
    this.rowStep = rowStep;
    this.columnStep = columnStep;
    this.height = Sizes.parts(rows.size(), rowStep);
    this.width = width(columns, columnStep);
    boolean bare =
        rows.isBare()
            && columns.isBare()
            && rowStep == 1
            && columnStep == 1
            && slack == 0
            && task.format() == DataFormat.CHANNELS_FIRST;
    int past = slack + Math.max(columns.size() - width * columnStep, 0);
    this.copy = new float[bare ? 0 : Math.addExact(Sizes.product(task.batch(), sample()), past)];
  }

  /**
   * Elements of a row. The zeros after a row and those before the next are the same, where every
   * column is in one row.
   */
  static int width(Frame columns, int columnStep) {
    return columnStep == 1
        ? columns.inputSize() + Math.max(columns.before(), columns.after())
        : Sizes.parts(columns.size(), columnStep);
  }

  /** The distance between samples. */
  int sample() {
    return Sizes.product(task.channels(), channel());
  }

  /** The distance between channels. */
  int channel() {
    return Sizes.product(rowStep, columnStep, height, width);
  }

  /** The distance between rows that neighbouring output pixels read. */
  int pitch() {
    return width;
  }

  /** The place in a channel of an input element; row and column may lie in the frame. */
  int place(int row, int column) {
    int r = row + rows.before();
    int c = column + columns.before();
    int residue = r % rowStep * columnStep + c % columnStep;
    return (residue * height + r / rowStep) * width + c / columnStep;
  }

  @Override
  public int parts() {
    return copy.length == 0 ? 0 : task.batch() * rows.inputSize();
  }

  @Override
  public void copy(float[] input, int part) {
    int sample = part / rows.inputSize();
    int row = part % rows.inputSize();
    int n = columns.inputSize();
    int plane = sample * sample();
    if (task.format() == DataFormat.CHANNELS_LAST) {
      copyPixels(input, part, plane, row);
      return;
    }
    int area = rows.inputSize() * n;
    for (int c = 0; c < task.channels(); c++) {
      int source = (sample * task.channels() + c) * area + row * n;
      int target = plane + c * channel();
      if (columnStep == 1) {
        System.arraycopy(input, source, copy, target + place(row, 0), n);
      } else {
        copyColumns(input, source, target, row);
      }
    }
  }

  private void copyPixels(float[] input, int part, int plane, int row) {
    int n = columns.inputSize();
    int channels = task.channels();
    for (int residue = 0; residue < columnStep && residue < n; residue++) {
      Interleaving.split(
          input,
          (part * n + residue) * channels,
          columnStep * channels,
          copy,
          plane + place(row, residue),
          channel(),
          channels,
          Sizes.parts(n - residue, columnStep));
    }
  }

  private void copyColumns(float[] input, int source, int plane, int row) {
    int n = columns.inputSize();
    for (int residue = 0; residue < columnStep && residue < n; residue++) {
      int target = plane + place(row, residue);
      int count = Sizes.parts(n - residue, columnStep);
      for (int i = 0; i < count; i++) {
        copy[target + i] = input[source + residue + i * columnStep];
      }
    }
  }

  @Override
  public float[] array(float[] input) {
    return copy.length == 0 ? input : copy;
  }
}

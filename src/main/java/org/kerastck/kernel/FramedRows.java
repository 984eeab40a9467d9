package org.kerastck.kernel;

/**
 * Some rows of the input at a time in the layout of a {@link PixelFrame}, for each worker in an
 * array of its own: what a worker has just copied lies in its core's cache, and what another has
 * copied would have to come from the other's.
 */
final class FramedRows implements FramedInput {
  private final PixelFrame frame;
  private final float[][] copies;

  /**
   * Room for rows.
   *
   * @param most how many framed rows are read at a time
   */
  FramedRows(PixelFrame frame, int most, int workers) {
    this.frame = frame;
    this.copies = new float[workers][frame.size(most)];
  }

  @Override
  public float[] rows(float[] input, int first, int end, int worker) {
    float[] copy = copies[worker];
    for (int row = first; row < end; row++) {
      frame.copyRow(input, row, copy, (row - first) * frame.rowLength());
    }
    return copy;
  }

  @Override
  public int origin(int first) {
    return first * frame.rowLength();
  }
}

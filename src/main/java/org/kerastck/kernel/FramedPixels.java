package org.kerastck.kernel;

/** The whole input in the layout of a {@link PixelFrame}. */
final class FramedPixels implements InputLayout, FramedInput {
  private final PixelFrame frame;
  private final float[] copy;

  FramedPixels(PixelFrame frame) {
    this.frame = frame;
    this.copy = new float[frame.isBare() ? 0 : frame.size(frame.framedRows())];
  }

  @Override
  public int parts() {
    return copy.length == 0 ? 0 : frame.framedRows();
  }

  @Override
  public void copy(float[] input, int part) {
    frame.copyRow(input, part, copy, part * frame.rowLength());
  }

  @Override
  public float[] array(float[] input) {
    return copy.length == 0 ? input : copy;
  }

  @Override
  public float[] rows(float[] input, int first, int end, int worker) {
    return array(input);
  }

  @Override
  public int origin(int first) {
    return 0;
  }
}

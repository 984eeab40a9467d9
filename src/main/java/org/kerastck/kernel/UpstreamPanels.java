package org.kerastck.kernel;

import java.util.List;
import org.kerastck.tensor.DataFormat;

/** The upstream of blocks of output pixels, copied so that a panel's filters lie together. */
final class UpstreamPanels {
  /**
   * About how many pixels a block has: with the input that they read they fit a core's cache, and
   * adding a block's sums to the gradient costs little beside them.
   */
  private static final int BLOCK = 512;

  private final ConvolutionTask task;
  private final List<Panel> panels;
  private final int width;
  private final int area;
  private final int pixels;
  private final int blocks;
  private final float[][] packed;

  /**
   * Room for one panel of one block.
   *
   * @param width how many elements a pixel has there, a panel's and zeros
   */
  UpstreamPanels(ConvolutionTask task, List<Panel> panels, int width, int workers) {
    this.task = task;
    this.panels = panels;
    this.width = width;
    area = Sizes.product(task.height().outputSize(), task.width().outputSize());
    pixels = Sizes.product(task.batch(), area);
    blocks = Sizes.parts(pixels, BLOCK);
    packed = new float[workers][Sizes.product(Sizes.parts(pixels, blocks), width)];
  }

  /** How many blocks there are. */
  int blocks() {
    return blocks;
  }

  /** The first pixel of a block; of the one after the last, the number of pixels. */
  int first(int block) {
    return (int) ((long) pixels * block / blocks);
  }

  /** Copies a panel of a block. */
  void pack(float[] upstream, int block, int index, int worker) {
    Panel panel = panels.get(index);
    float[] target = packed[worker];
    int first = first(block);
    int end = first(block + 1);
    if (task.format() == DataFormat.CHANNELS_LAST) {
      for (int pixel = first; pixel < end; pixel++) {
        int source = pixel * task.filters() + panel.filter();
        System.arraycopy(upstream, source, target, (pixel - first) * width, panel.filters());
      }
      return;
    }
    for (int pixel = first; pixel < end; pixel++) {
      int source = (pixel / area * task.filters() + panel.filter()) * area + pixel % area;
      for (int f = 0; f < panel.filters(); f++) {
        target[(pixel - first) * width + f] = upstream[source + f * area];
      }
    }
  }

  /**
   * What was copied last: {@code width} elements for each pixel; those past a panel mean nothing.
   */
  float[] packed(int worker) {
    return packed[worker];
  }
}

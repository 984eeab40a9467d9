package org.kerastck.kernel;

import java.util.List;
import org.kerastck.tensor.DataFormat;

/** The upstream of blocks of output pixels, copied so that a panel's filters lie together. */
final class UpstreamPanels {
  /**
   * About how many pixels a block has: with the input that they read they fit a core's cache, and
   * adding a block's sums to the gradient costs little beside them.
   */
  static final int BLOCK = 512;

  private final ConvolutionTask task;
  private final List<Panel> panels;
  private final int lead;
  private final int area;
  private final int pixels;
  private final int blocks;
  private final float[][] packed;

  /**
   * Room for one panel of one block.
   *
   * @param isPlaced whether each pixel's place stands in front of its upstream
   */
  UpstreamPanels(ConvolutionTask task, List<Panel> panels, boolean isPlaced, int workers) {
    this.task = task;
    this.panels = panels;
    this.lead = isPlaced ? 1 : 0;
    int width = panels.stream().mapToInt(this::pitch).max().orElse(0);
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

  private int pitch(Panel panel) {
    return lead + panel.width();
  }

  /**
   * Copies a panel of a block.
   *
   * @param places of the block's pixels
   */
  void pack(float[] upstream, int block, int[] places, int index, int worker) {
    Panel panel = panels.get(index);
    int width = pitch(panel);
    float[] target = packed[worker];
    int first = first(block);
    int end = first(block + 1);
    for (int i = 0; i < lead * places.length; i++) {
      target[i * width] = Float.intBitsToFloat(places[i]);
    }
    if (task.format() == DataFormat.CHANNELS_LAST) {
      for (int pixel = first; pixel < end; pixel++) {
        int source = pixel * task.filters() + panel.filter();
        System.arraycopy(upstream, source, target, lead + (pixel - first) * width, panel.filters());
      }
      return;
    }
    for (int pixel = first; pixel < end; pixel++) {
      int source = (pixel / area * task.filters() + panel.filter()) * area + pixel % area;
      for (int f = 0; f < panel.filters(); f++) {
        target[lead + (pixel - first) * width + f] = upstream[source + f * area];
      }
    }
  }

  /**
   * What was copied last: the panel's width of elements for each pixel, behind its place if it is
   * placed; those past the panel's filters mean nothing.
   */
  float[] packed(int worker) {
    return packed[worker];
  }
}

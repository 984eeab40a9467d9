package org.kerastck.kernel;

import java.util.Arrays;
import org.kerastck.tensor.DataFormat;

/**
 * The gradient with respect to a bias: the sum of each filter's upstream over all pixels, in blocks
 * whose sums are then added, so that chains of additions stay short.
 */
final class BiasSums {
  /** Pixels in a block. */
  private static final int BLOCK = 512;

  /** How many sums there are for a plane: its elements go to them in turn. */
  private static final int CHAINS = 64;

  private final GradientTiles tiles;
  private final float[] upstream;
  private final float[] gradient;

  private BiasSums(GradientTiles tiles, float[] upstream, float[] gradient) {
    this.tiles = tiles;
    this.upstream = upstream;
    this.gradient = gradient;
  }

  /** Sums all of {@code upstream} up. */
  static void compute(
      ConvolutionTask task, GradientTiles tiles, float[] upstream, float[] gradient) {
    BiasSums sums = new BiasSums(tiles, upstream, gradient);
    Arrays.fill(gradient, 0);
    if (task.format() == DataFormat.CHANNELS_LAST) {
      sums.addPixels(task.filters());
    } else {
      sums.addPlanes(task.filters(), task.height().outputSize() * task.width().outputSize());
    }
  }

  private void addPixels(int filters) {
    float[] block = new float[filters];
    int blockSize = BLOCK * filters;
    for (int first = 0; first < upstream.length; first += blockSize) {
      int end = Math.min(first + blockSize, upstream.length);
      Arrays.fill(block, 0);
      for (int pixel = first; pixel < end; pixel += filters) {
        tiles.add(upstream, pixel, block, 0, filters);
      }
      tiles.add(block, 0, gradient, 0, filters);
    }
  }

  private void addPlanes(int filters, int area) {
    float[] chains = new float[CHAINS];
    for (int plane = 0; plane * area < upstream.length; plane++) {
      Arrays.fill(chains, 0);
      for (int first = 0; first < area; first += CHAINS) {
        int count = Math.min(CHAINS, area - first);
        tiles.add(upstream, plane * area + first, chains, 0, count);
      }
      float sum = 0;
      for (float chain : chains) {
        sum += chain;
      }
      gradient[plane % filters] += sum;
    }
  }
}

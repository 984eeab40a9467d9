package org.kerastck.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a kernel's gradient for machines with 16 registers: as in {@link VectorTileGradients},
 * those of the forward pass.
 */
final class VectorTilePlacedGradients implements GradientTiles {
  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
  private static final int WIDTH = 4 * LANES;

  private final float[] zeros = new float[WIDTH];
  private final int[] targets = new int[VectorTilePlacedFilters.SIZES.largest()];

  VectorTilePlacedGradients() {
    Arrays.setAll(targets, row -> row * WIDTH);
  }

  /** A block's pixels are the terms of these sums. */
  @Override
  public int[] widths(int filters) {
    return VectorTilePlacedFilters.widths(filters, UpstreamPanels.BLOCK, LANES);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public boolean isPlaced() {
    return true;
  }

  @Override
  public TileSizes sizes() {
    return VectorTilePlacedFilters.SIZES;
  }

  @Override
  public void compute(
      int rows,
      int width,
      float[] x,
      int base,
      int[] places,
      int first,
      int[] pixels,
      float[] upstream,
      float[] sums) {
    int end = pixels.length * (width + 1);
    VectorTilePlacedFilters.compute(
        rows,
        width / LANES,
        base,
        places,
        first,
        upstream,
        0,
        end,
        x,
        zeros,
        0,
        sums,
        targets,
        0,
        0);
  }

  @Override
  public void add(float[] from, int source, float[] to, int target, int count) {
    VectorTileGradients.addElements(from, source, to, target, count);
  }
}

package org.kerastck.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a kernel's gradient. They are the tiles of the forward pass with other operands: what
 * was a pixel is a row of the kernel, and what was a term is a pixel, with the upstream in place of
 * the weights.
 */
final class VectorTileGradients implements GradientTiles {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final boolean depthwise;
  private final TileSizes sizes;
  private final float[] zeros = new float[2 * LANES];
  private final int[] targets;

  private VectorTileGradients(boolean depthwise, TileSizes sizes) {
    this.depthwise = depthwise;
    this.sizes = sizes;
    targets = new int[sizes.largest()];
    Arrays.setAll(targets, row -> row * 2 * LANES);
  }

  /** For layers where each filter reads a channel of its own, or for others. */
  static VectorTileGradients of(boolean depthwise, boolean wide) {
    return new VectorTileGradients(
        depthwise, depthwise ? VectorTileChannels.sizes(wide) : VectorTileFilters.sizes(wide));
  }

  @Override
  public int width() {
    return 2 * LANES;
  }

  @Override
  public TileSizes sizes() {
    return sizes;
  }

  @Override
  public void compute(
      int rows,
      float[] x,
      int base,
      int[] places,
      int first,
      int[] pixels,
      float[] upstream,
      int source,
      float[] sums) {
    if (depthwise) {
      VectorTileChannels.compute(
          rows, x, base, places, first, pixels, upstream, source, zeros, 0, sums, targets, 0, 0);
    } else {
      VectorTileFilters.compute(
          rows, x, base, places, first, pixels, upstream, source, zeros, 0, sums, targets, 0, 0);
    }
  }

  @Override
  public void add(float[] from, int source, float[] to, int target, int count) {
    int vectors = SPECIES.loopBound(count);
    for (int i = 0; i < vectors; i += LANES) {
      FloatVector.fromArray(SPECIES, to, target + i)
          .add(FloatVector.fromArray(SPECIES, from, source + i))
          .intoArray(to, target + i);
    }
    for (int i = vectors; i < count; i++) {
      to[target + i] += from[source + i];
    }
  }
}

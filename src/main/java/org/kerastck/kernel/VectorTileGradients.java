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

  /** For layers where each filter reads a channel of its own. */
  static VectorTileGradients ofChannels(Registers registers) {
    return new VectorTileGradients(true, VectorTileChannels.sizes(registers));
  }

  /** For others, on machines with 32 registers. */
  static VectorTileGradients ofFilters() {
    return new VectorTileGradients(false, VectorTileFilters.SIZES);
  }

  @Override
  public int[] widths(int filters) {
    int[] widths = new int[Sizes.parts(filters, width())];
    Arrays.fill(widths, width());
    return widths;
  }

  @Override
  public int width() {
    return 2 * LANES;
  }

  @Override
  public boolean isPlaced() {
    return false;
  }

  @Override
  public TileSizes sizes() {
    return sizes;
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
    if (depthwise) {
      VectorTileChannels.compute(
          rows, x, base, places, first, pixels, upstream, 0, zeros, 0, sums, targets, 0, 0);
    } else {
      VectorTileFilters.compute(
          rows, x, base, places, first, pixels, upstream, 0, zeros, 0, sums, targets, 0, 0);
    }
  }

  @Override
  public void add(float[] from, int source, float[] to, int target, int count) {
    addElements(from, source, to, target, count);
  }

  /** Adds elements of one array to those of another. */
  static void addElements(float[] from, int source, float[] to, int target, int count) {
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

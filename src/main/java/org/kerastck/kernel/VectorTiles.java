package org.kerastck.kernel;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * Microkernels on the Vector API, for the widest vectors of the machine and no others: JDK 17 loses
 * the compiled form of one width when another is used beside it.
 */
final class VectorTiles implements VectorMicrokernels {
  /** Vectors of this many floats come with 32 registers, narrower ones with 16. */
  private static final int WIDE = 16;

  private static final List<PixelBlocks.Kind> WIDE_KINDS =
      List.of(
          new PixelBlocks.Kind(14, 2, 1),
          new PixelBlocks.Kind(13, 2, 1),
          new PixelBlocks.Kind(10, 2, 1.05),
          new PixelBlocks.Kind(8, 2, 1.1),
          new PixelBlocks.Kind(4, 4, 1.2),
          new PixelBlocks.Kind(3, 6, 1.2),
          new PixelBlocks.Kind(1, 8, 2.5));
  private static final List<PanelKind> WIDE_PANELS = List.of(new PanelKind(2, 14, 1));

  private final boolean wide = lanes() >= WIDE;

  @Override
  public int lanes() {
    return FloatVector.SPECIES_PREFERRED.length();
  }

  @Override
  public int slack(ConvolutionTask task) {
    return task.isDepthwise() && task.channels() % (2 * lanes()) != 0 ? 2 * lanes() : 0;
  }

  @Override
  public TileSizes tileSizes(ConvolutionTask task) {
    if (task.isDepthwise()) {
      return VectorTileChannels.sizes(wide);
    }
    return wide ? VectorTileFilters.sizes(true) : VectorTilePlacedFilters.SIZES;
  }

  @Override
  public FilterTiles filterTiles(Weights weights, List<Window> windows, int threads) {
    if (weights.isDepthwise()) {
      return new VectorTileChannels(weights, windows, lanes());
    }
    return wide
        ? new VectorTileFilters(weights, windows, lanes())
        : new VectorTilePlacedFilters(weights, windows, lanes());
  }

  @Override
  public List<PanelKind> panels(int filters) {
    return PanelKind.cheapest(filters, wide ? WIDE_PANELS : VectorTilePlacedFilters.KINDS, lanes());
  }

  @Override
  public PixelBlocks pixelBlocks(int filters) {
    return PixelBlocks.cheapest(filters, wide ? WIDE_KINDS : VectorTilePlacedPixels.KINDS, lanes());
  }

  @Override
  public PixelTiles pixelTiles(Weights weights, int[] places) {
    PixelBlocks blocks = pixelBlocks(weights.filtersPerGroup());
    return wide
        ? new VectorTilePixels(weights, places, blocks)
        : new VectorTilePlacedPixels(weights, places, blocks);
  }

  @Override
  public GradientTiles gradientTiles(ConvolutionTask task) {
    return VectorTileGradients.of(task.isDepthwise(), wide);
  }

  @Override
  public WinogradTransforms winograd() {
    return new VectorTileTransforms();
  }
}

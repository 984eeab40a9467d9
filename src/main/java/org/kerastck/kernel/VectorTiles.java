package org.kerastck.kernel;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * Microkernels on the Vector API, for the widest vectors of the machine and no others: JDK 17 loses
 * the compiled form of one width when another is used beside it.
 */
final class VectorTiles implements VectorMicrokernels {
  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private final Registers registers;

  /** Those for this machine. */
  VectorTiles() {
    this(Registers.of(LANES));
  }

  /** Those for machines with so many registers, which any machine can run. */
  VectorTiles(Registers registers) {
    this.registers = registers;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public int slack(ConvolutionTask task) {
    return task.isDepthwise() && task.channels() % (2 * LANES) != 0 ? 2 * LANES : 0;
  }

  @Override
  public TileSizes tileSizes(ConvolutionTask task) {
    if (task.isDepthwise()) {
      return VectorTileChannels.sizes(registers);
    }
    return switch (registers) {
      case SIXTEEN -> VectorTilePlacedFilters.SIZES;
      case THIRTY_TWO -> VectorTileFilters.SIZES;
    };
  }

  @Override
  public FilterTiles filterTiles(Weights weights, List<Window> windows, int threads) {
    if (weights.isDepthwise()) {
      return new VectorTileChannels(weights, windows, LANES);
    }
    return switch (registers) {
      case SIXTEEN -> new VectorTilePlacedFilters(weights, windows, LANES);
      case THIRTY_TWO -> new VectorTileFilters(weights, windows, LANES);
    };
  }

  @Override
  public List<PanelKind> panels(ConvolutionTask task, int terms) {
    if (task.isDepthwise()) {
      return VectorTileChannels.panels(task.channels(), LANES, registers);
    }
    int filters = task.filters() / task.groups();
    return switch (registers) {
      case SIXTEEN -> VectorTilePlacedFilters.panels(filters, terms, LANES);
      case THIRTY_TWO -> VectorTileFilters.panels(filters, LANES);
    };
  }

  @Override
  public PixelBlocks pixelBlocks(int filters) {
    List<PixelBlocks.Kind> kinds =
        switch (registers) {
          case SIXTEEN -> VectorTilePlacedPixels.KINDS;
          case THIRTY_TWO -> VectorTilePixels.KINDS;
        };
    return PixelBlocks.cheapest(filters, kinds, LANES);
  }

  @Override
  public PixelTiles pixelTiles(Weights weights, int[] places) {
    PixelBlocks blocks = pixelBlocks(weights.filtersPerGroup());
    return switch (registers) {
      case SIXTEEN -> new VectorTilePlacedPixels(weights, places, blocks);
      case THIRTY_TWO -> new VectorTilePixels(weights, places, blocks);
    };
  }

  @Override
  public boolean hasChannelRows() {
    // With 32 registers they were never measured.
    return registers == Registers.SIXTEEN && Fences.ARE_FREE;
  }

  @Override
  public ChannelRows channelRows(int strides) {
    return strides == 1 ? VectorTileRows1::compute : VectorTileRows2::compute;
  }

  @Override
  public GradientTiles gradientTiles(ConvolutionTask task) {
    if (task.isDepthwise()) {
      return VectorTileGradients.ofChannels(registers);
    }
    return switch (registers) {
      case SIXTEEN -> new VectorTilePlacedGradients();
      case THIRTY_TWO -> VectorTileGradients.ofFilters();
    };
  }

  @Override
  public WinogradTransforms winograd() {
    return new VectorTileTransforms();
  }
}

package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;

/** Tiles of pixels by two to four vectors of filters, for machines with 16 registers. */
final class VectorTilePlacedFilters implements FilterTiles {
  static final TileSizes SIZES = new TileSizes(3, 4, 6, 8, 9, 12);

  /** What the weights of a panel may take of the nearest cache, of 32 KiB. */
  private static final int NEAR_BYTES = 28 * 1024;

  private final int lanes;
  private final List<Panel> panels;
  private final List<Window> windows;
  private final float[] weights;
  private final float[] bias;
  private final int[] firstWeight;
  private final int[] firstBias;

  VectorTilePlacedFilters(Weights source, List<Window> windows, int lanes) {
    this.lanes = lanes;
    this.windows = windows;
    panels = source.panels(widths(source.filtersPerGroup(), source.terms(), lanes));
    int filters = panels.stream().mapToInt(Panel::width).sum();
    bias = new float[filters];
    firstWeight = new int[panels.size()];
    firstBias = new int[panels.size()];
    PlacedWeights placed = new PlacedWeights(source, windows, filters, panels.size());
    weights = placed.data();
    int weight = 0;
    int lane = 0;
    for (int p = 0; p < panels.size(); p++) {
      Panel panel = panels.get(p);
      int group = panel.filter() / source.filtersPerGroup();
      int first = panel.filter() % source.filtersPerGroup();
      source.copyBias(group, first, panel.filters(), bias, lane);
      placed.copy(group, first, panel.filters(), panel.width(), weight);
      firstWeight[p] = weight;
      firstBias[p] = lane;
      weight += source.terms() * (panel.width() + 1);
      lane += panel.width();
    }
  }

  /**
   * How the filters of a group are divided into panels. Three pixels read weights the most often,
   * which costs more where these come from farther away than the nearest cache. Costs lie between
   * those of JDK 17 and of JDK 25, which is better by pairs of vectors.
   */
  static List<PanelKind> panels(int filters, int terms, int lanes) {
    boolean near = (long) terms * (4 * lanes + 1) * Float.BYTES <= NEAR_BYTES;
    List<PanelKind> kinds = new ArrayList<>(List.of(new PanelKind(3, 4, 1)));
    if (Fences.ARE_FREE) {
      kinds.add(new PanelKind(4, 3, near ? 1.02 : 1.1));
    }
    kinds.add(new PanelKind(2, 6, 1.12));
    return PanelKind.cheapest(filters, kinds, lanes);
  }

  /** How many filters each panel of a group has. */
  static int[] widths(int filters, int terms, int lanes) {
    return panels(filters, terms, lanes).stream()
        .mapToInt(kind -> kind.vectors() * lanes)
        .toArray();
  }

  @Override
  public List<Panel> panels() {
    return panels;
  }

  @Override
  public int passes(int window, int pixels) {
    return 1;
  }

  @Override
  public void compute(
      int window,
      int pass,
      int pixels,
      int panel,
      float[] x,
      int base,
      int[] origins,
      int first,
      float[] output,
      int[] targets,
      int target,
      int column,
      int worker) {
    int width = panels.get(panel).width();
    int pitch = width + 1;
    int weight = firstWeight[panel] + windows.get(window).firstTerm() * pitch;
    int end = weight + windows.get(window).places().length * pitch;
    compute(
        pixels,
        width / lanes,
        base,
        origins,
        first,
        weights,
        weight,
        end,
        x,
        bias,
        firstBias[panel],
        output,
        targets,
        target,
        column);
  }

  /**
   * Calls the microkernel of so many vectors of filters until there are so many pixels, or some
   * more: up to the next multiple of what the microkernel has, {@link #SIZES} at most.
   */
  static void compute(
      int pixels,
      int vectors,
      int base,
      int[] origins,
      int first,
      float[] weights,
      int weight,
      int end,
      float[] x,
      float[] bias,
      int filter,
      float[] output,
      int[] targets,
      int target,
      int column) {
    if (vectors == 4) {
      for (int i = 0; i < pixels; i += 3) {
        VectorTilePlacedFilters3x4.compute(
            base,
            origins,
            first + i,
            weights,
            weight,
            end,
            x,
            bias,
            filter,
            output,
            targets,
            target + i,
            column);
      }
    } else if (vectors == 3) {
      for (int i = 0; i < pixels; i += 4) {
        VectorTilePlacedFilters4x3.compute(
            base,
            origins,
            first + i,
            weights,
            weight,
            end,
            x,
            bias,
            filter,
            output,
            targets,
            target + i,
            column);
      }
    } else if (Sizes.roundUp(pixels, 6) <= Sizes.roundUp(pixels, 4)) {
      for (int i = 0; i < pixels; i += 6) {
        VectorTilePlacedFilters6x2.compute(
            origins,
            x,
            weights,
            bias,
            first + i,
            base,
            output,
            target + i,
            filter,
            end,
            weight,
            column,
            targets);
      }
    } else {
      for (int i = 0; i < pixels; i += 4) {
        VectorTilePlacedFilters4x2.compute(
            base,
            origins,
            first + i,
            weights,
            weight,
            end,
            x,
            bias,
            filter,
            output,
            targets,
            target + i,
            column);
      }
    }
  }
}

package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tiles of pixels by two vectors of filters, for machines with 32 registers. */
final class VectorTileFilters implements FilterTiles {
  static final TileSizes SIZES = new TileSizes(4, 8, 14);
  private static final PanelKind KIND = new PanelKind(2, SIZES.largest(), 1);

  /**
   * JDK 17 runs the largest tile faster with an origin for each row and in passes of some hundred
   * terms, by up to 5 %. JDK 25 runs it faster with rows found one from the other and in one pass,
   * by up to 10 %; JDKs between the two were not measured, and get its form.
   */
  private static final boolean IS_BY_ORIGIN = Runtime.version().feature() == 17;

  /** About how many terms a pass has. */
  private static final int PASS = IS_BY_ORIGIN ? 600 : Integer.MAX_VALUE;

  private final int width;
  private final List<Panel> panels;
  private final int terms;
  private final List<List<Window>> whole;
  private final List<List<Window>> passes;
  private final float[] weights;
  private final float[] bias;

  VectorTileFilters(Weights source, List<Window> windows, int lanes) {
    this.width = 2 * lanes;
    this.terms = source.terms();
    this.whole = windows.stream().map(List::of).toList();
    this.passes = windows.stream().map(VectorTileFilters::passes).toList();
    this.panels = source.panels(width);
    weights = new float[Sizes.product(panels.size(), terms, width)];
    bias = new float[panels.size() * width];
    for (int p = 0; p < panels.size(); p++) {
      pack(source, panels.get(p), p);
    }
  }

  /** The terms of each pass over a window. */
  private static List<Window> passes(Window window) {
    List<Window> passes = new ArrayList<>();
    int terms = window.places().length;
    int first = 0;
    for (int left = Math.max(1, Math.round(terms / (float) PASS)); left > 0; left--) {
      int end = first + Sizes.parts(terms - first, left);
      int[] places = Arrays.copyOfRange(window.places(), first, end);
      passes.add(new Window(window.firstTerm() + first, places));
      first = end;
    }
    return passes;
  }

  private void pack(Weights source, Panel panel, int index) {
    int group = panel.filter() / source.filtersPerGroup();
    int first = panel.filter() % source.filtersPerGroup();
    source.copyBias(group, first, panel.filters(), bias, index * width);
    source.copy(group, first, panel.filters(), weights, index * terms * width, width);
  }

  @Override
  public List<Panel> panels() {
    return panels;
  }

  @Override
  public int passes(int window, int pixels) {
    return passesOf(window, pixels).size();
  }

  private List<Window> passesOf(int window, int pixels) {
    return (pixels == SIZES.largest() ? passes : whole).get(window);
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
    Window part = passesOf(window, pixels).get(pass);
    int[] places = part.places();
    int weight = (panel * terms + part.firstTerm()) * width;
    if (pass > 0) {
      VectorTileAdded14.compute(
          x, base, origins, first, places, weights, weight, output, targets, target, column);
    } else {
      compute(
          pixels,
          x,
          base,
          origins,
          first,
          places,
          weights,
          weight,
          bias,
          panel * width,
          output,
          targets,
          target,
          column);
    }
  }

  /** How the filters of a group are divided into panels. */
  static List<PanelKind> panels(int filters, int lanes) {
    return PanelKind.cheapest(filters, List.of(KIND), lanes);
  }

  /** Calls the microkernel of that many pixels. */
  static void compute(
      int pixels,
      float[] x,
      int base,
      int[] origins,
      int first,
      int[] places,
      float[] weights,
      int weight,
      float[] bias,
      int filter,
      float[] output,
      int[] targets,
      int target,
      int column) {
    switch (pixels) {
      case 14 -> {
        if (IS_BY_ORIGIN) {
          VectorTileOrigins14.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
        } else {
          VectorTileFilters14.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
        }
      }
      case 8 ->
          VectorTileFilters8.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
      default ->
          VectorTileFilters4.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
    }
  }
}

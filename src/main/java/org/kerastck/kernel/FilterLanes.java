package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.DataFormat;

/**
 * Convolution as products of matrices whose columns are filters, over an input with the channels
 * innermost. No matrix is made of the input: a table has the place of each output pixel's window,
 * and another, the same for all pixels, the way through a window.
 */
final class FilterLanes {
  /** About how many bytes of input a part of the work should read: less than a core's cache. */
  private static final int PART_BYTES = 384 * 1024;

  private final ConvolutionTask task;
  private final Execution execution;
  private final CallArrays arrays;
  private final PixelFrame frame;
  private final List<Product> products = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final int scratchPitch;
  private final float[][] scratch;
  private final int[] scratchTargets;

  private FilterLanes(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      Microkernels kernels,
      CallArrays arrays) {
    this.task = task;
    this.execution = execution;
    this.arrays = arrays;
    List<Phase> phases = Phase.of(task);
    frame = PixelFrame.of(task, phases, kernels.slack(task));
    TileSizes sizes = kernels.tileSizes(task);
    for (Phase phase : phases) {
      TileList tiles = new TileList(task, frame, phase, sizes);
      Weights weights = new Weights(task, phase, kernel, bias);
      FilterTiles computed = kernels.filterTiles(weights, tiles.windows(), execution.threads());
      Product product = new Product(phase, computed, tiles);
      products.add(product);
      divide(product, sizes.largest());
    }
    scratchPitch =
        products.stream()
            .flatMap(product -> product.kernels.panels().stream())
            .mapToInt(Panel::width)
            .max()
            .orElse(0);
    scratch = new float[execution.threads()][sizes.largest() * scratchPitch];
    scratchTargets = new int[sizes.largest()];
    Arrays.setAll(scratchTargets, i -> i * scratchPitch);
  }

  /**
   * The stages of a run. Where there is one phase, each part of the work copies the rows that it
   * reads; phases of a transposed layer all read the same rows, which a stage copies for them.
   */
  static List<Stage> stages(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      Microkernels kernels,
      CallArrays arrays) {
    FilterLanes lanes = new FilterLanes(task, kernel, bias, execution, kernels, arrays);
    List<Stage> stages = new ArrayList<>();
    FramedInput input;
    if (lanes.products.size() == 1 && !lanes.frame.isBare()) {
      int most = lanes.parts.stream().mapToInt(part -> part.endRow - part.firstRow).max().orElse(0);
      input = new FramedRows(lanes.frame, most, execution.threads());
    } else {
      FramedPixels whole = new FramedPixels(lanes.frame);
      stages.add(new Stage(whole.parts(), (part, worker) -> whole.copy(arrays.input, part)));
      input = whole;
    }
    stages.add(new Stage(lanes.parts.size(), (part, worker) -> lanes.run(input, part, worker)));
    return stages;
  }

  /** A range of tiles and a range of panels of one product, and the framed rows that it reads. */
  private record Part(
      Product product, int tile, int endTile, int panel, int endPanel, int firstRow, int endRow) {}

  /** Splits the work, at ends of tiles, so that each part's input stays in the cache. */
  private void divide(Product product, int tile) {
    int threads = execution.threads();
    int bytes =
        4
            * task.channels()
            * product.phase.rows().inputStep()
            * product.phase.columns().inputStep();
    int size = Math.max(PART_BYTES / Math.max(bytes, 1), 8 * tile);
    int panels = product.kernels.panels().size();
    int step = panels;
    if (threads > 1) {
      long weights = (long) product.phase.terms() * task.filters();
      long inputs = (long) task.batch() * task.height().inputSize() * task.width().inputSize();
      if (weights > inputs * task.channels() && panels >= 4 * threads) {
        step = Math.max(1, panels / (4 * threads));
      } else {
        size = Math.min(size, Sizes.parts(product.tiles.pixels(), 8 * threads));
      }
    }
    size = Sizes.parts(Math.max(size, 1), tile);
    for (int first = 0; first < product.tiles.size(); first += size) {
      int end = Math.min(first + size, product.tiles.size());
      int firstRow = product.tiles.firstRow(product.tiles.get(first));
      int endRow = product.tiles.endRow(product.tiles.get(end - 1));
      for (int panel = 0; panel < panels; panel += step) {
        int endPanel = Math.min(panel + step, panels);
        parts.add(new Part(product, first, end, panel, endPanel, firstRow, endRow));
      }
    }
  }

  private void run(FramedInput input, int index, int worker) {
    Part part = parts.get(index);
    Product product = part.product;
    float[] x = input.rows(arrays.input, part.firstRow, part.endRow, worker);
    int origin = input.origin(part.firstRow);
    for (int panel = part.panel; panel < part.endPanel; panel++) {
      for (int pass = 0; pass < product.passes; pass++) {
        for (int tile = part.tile; tile < part.endTile; tile++) {
          product.compute(pass, panel, x, origin, product.tiles.get(tile), worker);
        }
      }
    }
  }

  /** One phase: a matrix of pixels by terms times a matrix of terms by filters. */
  private final class Product {
    private final Phase phase;
    private final FilterTiles kernels;
    private final TileList tiles;
    private final int passes;
    private final int channelStep;

    Product(Phase phase, FilterTiles kernels, TileList tiles) {
      this.phase = phase;
      this.kernels = kernels;
      this.tiles = tiles;
      passes = IntStream.range(0, tiles.size()).map(i -> passes(tiles.get(i))).max().orElse(0);
      boolean last = task.format() == DataFormat.CHANNELS_LAST;
      channelStep = last ? 1 : task.height().outputSize() * task.width().outputSize();
    }

    private int passes(TileList.Tile tile) {
      return kernels.passes(tile.window(), tile.size());
    }

    /**
     * Computes a pass of a tile, if it has so many; one that is not stored at once, in the first.
     */
    void compute(int pass, int index, float[] x, int origin, TileList.Tile tile, int worker) {
      Panel panel = kernels.panels().get(index);
      int filter = panel.filter();
      int filters = panel.filters();
      int base = panel.channel() - origin;
      int[] origins = tiles.origins();
      int[] targets = tiles.targets();
      int first = tile.first();
      if (channelStep == 1 && filters == panel.width()) {
        int passesOfTile = passes(tile);
        if (pass < passesOfTile) {
          kernels.compute(
              tile.window(),
              pass,
              tile.size(),
              index,
              x,
              base,
              origins,
              first,
              arrays.output,
              targets,
              first,
              filter,
              worker);
        }
        if (pass == passesOfTile - 1) {
          activate(tile, filter, filters);
        }
      } else if (pass == 0) {
        float[] out = scratch[worker];
        kernels.compute(
            tile.window(),
            tile.size(),
            index,
            x,
            base,
            origins,
            first,
            out,
            scratchTargets,
            0,
            0,
            worker);
        store(out, first, tile.pixels(), filter, filters);
      }
    }

    private void activate(TileList.Tile tile, int filter, int filters) {
      FusedActivation fused = execution.fused();
      if (fused != FusedActivation.LINEAR) {
        for (int i = 0; i < tile.pixels(); i++) {
          fused.apply(arrays.output, tiles.targets()[tile.first() + i] + filter, filters);
        }
      }
    }

    private void store(float[] tile, int pixel, int count, int filter, int filters) {
      int[] targets = tiles.targets();
      float[] output = arrays.output;
      execution.fused().apply(tile, 0, count * scratchPitch);
      int first = targets[pixel] + filter * channelStep;
      if (targets[pixel + count - 1] - targets[pixel] == count - 1) {
        // Neighbours in the output, too.
        Interleaving.split(tile, 0, scratchPitch, output, first, channelStep, filters, count);
        return;
      }
      for (int i = 0; i < count; i++) {
        int source = i * scratchPitch;
        int target = targets[pixel + i] + filter * channelStep;
        for (int f = 0; f < filters; f++) {
          output[target + f * channelStep] = tile[source + f];
        }
      }
    }
  }
}

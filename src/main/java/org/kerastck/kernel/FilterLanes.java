package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    for (Phase phase : phases) {
      FilterTiles tiles =
          kernels.filterTiles(
              new Weights(task, phase, kernel, bias), frame.window(phase), execution.threads());
      Product product = new Product(phase, tiles);
      products.add(product);
      divide(product);
    }
    FilterTiles any = products.get(0).tiles;
    scratch = new float[execution.threads()][any.largestTile() * any.width()];
    scratchTargets = new int[any.largestTile()];
    Arrays.setAll(scratchTargets, i -> i * any.width());
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

  /** A range of pixels and a range of panels of one product, and the framed rows that it reads. */
  private record Part(
      Product product,
      int pixel,
      int endPixel,
      int panel,
      int endPanel,
      int firstRow,
      int endRow) {}

  /** Splits the work, at ends of tiles, so that each part's input stays in the cache. */
  private void divide(Product product) {
    int tile = product.tiles.largestTile();
    int pixels = product.pixels;
    int threads = execution.threads();
    int bytes =
        4
            * task.channels()
            * product.phase.rows().inputStep()
            * product.phase.columns().inputStep();
    int size = Math.max(PART_BYTES / Math.max(bytes, 1), 8 * tile);
    int panels = product.tiles.panels().size();
    int step = panels;
    if (threads > 1) {
      long weights = (long) product.phase.terms() * task.filters();
      long inputs = (long) task.batch() * task.height().inputSize() * task.width().inputSize();
      if (weights > inputs * task.channels() && panels >= 4 * threads) {
        step = Math.max(1, panels / (4 * threads));
      } else {
        size = Math.min(size, Sizes.parts(pixels, 8 * threads));
      }
    }
    size = Sizes.roundUp(Math.max(size, 1), tile);
    for (int pixel = 0; pixel < pixels; pixel += size) {
      int end = Math.min(pixel + size, pixels);
      boolean reads = product.phase.taps() > 0;
      int firstRow = reads ? product.firstRow(pixel) : 0;
      int endRow = reads ? product.endRow(end - 1) : 0;
      for (int panel = 0; panel < panels; panel += step) {
        int endPanel = Math.min(panel + step, panels);
        parts.add(new Part(product, pixel, end, panel, endPanel, firstRow, endRow));
      }
    }
  }

  private void run(FramedInput input, int index, int worker) {
    Part part = parts.get(index);
    Product product = part.product;
    float[] x = input.rows(arrays.input, part.firstRow, part.endRow, worker);
    int origin = input.origin(part.firstRow);
    for (int panel = part.panel; panel < part.endPanel; panel++) {
      for (int pass = 0; pass < product.tiles.passes(product.tiles.largestTile()); pass++) {
        int pixel = part.pixel;
        while (pixel < part.endPixel) {
          int tile = product.tiles.tile(part.endPixel - pixel);
          product.tile(pass, panel, x, origin, pixel, tile, worker);
          pixel += tile;
        }
      }
    }
  }

  /** One phase: a matrix of pixels by terms times a matrix of terms by filters. */
  private final class Product {
    private final Phase phase;
    private final FilterTiles tiles;
    private final int pixels;
    private final int[] origins;
    private final int[] targets;
    private final int channelStep;

    Product(Phase phase, FilterTiles tiles) {
      this.phase = phase;
      this.tiles = tiles;
      pixels = Sizes.product(task.batch(), phase.pixels());
      int size = Sizes.roundUp(pixels, tiles.largestTile());
      origins = new int[size];
      targets = new int[size];
      int height = task.height().outputSize();
      int width = task.width().outputSize();
      boolean last = task.format() == DataFormat.CHANNELS_LAST;
      channelStep = last ? 1 : height * width;
      for (int i = 0; i < size; i++) {
        // What fills the last tile computes the last pixel once more.
        int pixel = Math.min(i, pixels - 1);
        int sample = pixel / phase.pixels();
        int j = pixel % phase.pixels() / phase.columns().count();
        int k = pixel % phase.columns().count();
        origins[i] =
            frame.pixel(sample, 0, 0)
                - frame.pixel(0, 0, 0)
                + frame.step(j * phase.rows().inputStep(), k * phase.columns().inputStep());
        int place = phase.rows().output(j) * width + phase.columns().output(k);
        targets[i] =
            last
                ? (sample * height * width + place) * task.filters()
                : sample * height * width * task.filters() + place;
      }
    }

    /** The first framed row that a pixel's window reads. */
    int firstRow(int pixel) {
      return frame.framedRow(
          pixel / phase.pixels(), phase.rows().lowest() + row(pixel) * phase.rows().inputStep());
    }

    /** The framed row after the last that a pixel's window reads. */
    int endRow(int pixel) {
      int after = phase.rows().count() - 1 - row(pixel);
      return frame.framedRow(
              pixel / phase.pixels(), phase.rows().highest() - after * phase.rows().inputStep())
          + 1;
    }

    private int row(int pixel) {
      return pixel % phase.pixels() / phase.columns().count();
    }

    /**
     * Computes a pass of a tile, if it has so many; one that is not stored at once, in the first.
     */
    void tile(int pass, int index, float[] x, int origin, int pixel, int tile, int worker) {
      Panel panel = tiles.panels().get(index);
      int filter = panel.filter();
      int filters = panel.filters();
      int base = panel.channel() - origin;
      if (channelStep == 1 && filters == tiles.width()) {
        if (pass < tiles.passes(tile)) {
          float[] output = arrays.output;
          tiles.compute(
              pass, tile, index, x, base, origins, pixel, output, targets, pixel, filter, worker);
        }
        if (pass == tiles.passes(tile) - 1) {
          activate(pixel, tile, filter, filters);
        }
      } else if (pass == 0) {
        float[] out = scratch[worker];
        tiles.compute(tile, index, x, base, origins, pixel, out, scratchTargets, 0, 0, worker);
        store(out, pixel, Math.min(tile, pixels - pixel), filter, filters);
      }
    }

    private void activate(int pixel, int tile, int filter, int filters) {
      FusedActivation fused = execution.fused();
      if (fused != FusedActivation.LINEAR) {
        for (int i = pixel; i < pixel + tile; i++) {
          fused.apply(arrays.output, targets[i] + filter, filters);
        }
      }
    }

    private void store(float[] tile, int pixel, int count, int filter, int filters) {
      float[] output = arrays.output;
      execution.fused().apply(tile, 0, count * tiles.width());
      int first = targets[pixel] + filter * channelStep;
      if (targets[pixel + count - 1] - targets[pixel] == count - 1) {
        // Neighbours in the output, too.
        Interleaving.split(tile, 0, tiles.width(), output, first, channelStep, filters, count);
        return;
      }
      for (int i = 0; i < count; i++) {
        int source = i * tiles.width();
        int target = targets[pixel + i] + filter * channelStep;
        for (int f = 0; f < filters; f++) {
          output[target + f * channelStep] = tile[source + f];
        }
      }
    }
  }
}

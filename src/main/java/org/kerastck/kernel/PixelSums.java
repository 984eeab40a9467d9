package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of a convolution with respect to its kernel, as a product of matrices that sums over
 * the output pixels: the input framed by zeros, as {@link FilterLanes} reads it, times the
 * upstream. Pixels come in blocks; the sums of a block are added to the gradient, block after
 * block, so that the order is the same for any division of the work and chains of additions stay
 * short.
 */
final class PixelSums {
  private final CallArrays arrays;
  private final PixelFrame frame;
  private final FramedPixels input;
  private final GradientTiles tiles;
  private final List<Panel> panels;
  private final List<Rows> rows = new ArrayList<>();
  private final int[] places;
  private final int[] targets;
  private final List<int[]> blocks = new ArrayList<>();
  private final UpstreamPanels upstream;
  private final int parts;
  private final float[][] sums;

  /** Neighbouring rows of the kernel. */
  private record Rows(int first, int count, int tile) {}

  private PixelSums(
      ConvolutionTask task, int threads, VectorMicrokernels kernels, CallArrays arrays) {
    this.arrays = arrays;
    tiles = kernels.gradientTiles(task);
    Phase phase = Phase.of(task).get(0);
    frame = PixelFrame.of(task, List.of(phase), kernels.slack(task));
    input = new FramedPixels(frame);
    panels =
        task.isDepthwise()
            ? Panel.ofChannels(task.channels(), tiles.width())
            : Panel.ofGroups(task, tiles.widths(task.filters() / task.groups()));
    int terms = phase.terms();
    for (int first = 0; first < terms; first += tiles.sizes().largest()) {
      int count = Math.min(terms - first, tiles.sizes().largest());
      rows.add(new Rows(first, count, tiles.sizes().next(count)));
    }
    // What fills the last tile computes the last row once more.
    int[] read = frame.window(phase);
    places = Arrays.copyOf(read, Sizes.roundUp(terms, tiles.sizes().largest()));
    Arrays.fill(places, terms, places.length, terms == 0 ? 0 : read[terms - 1]);
    targets = new int[terms];
    Arrays.setAll(targets, term -> kernelRow(task, phase, term) * task.filters());
    upstream = new UpstreamPanels(task, panels, tiles.isPlaced(), threads);
    for (int block = 0; block < upstream.blocks(); block++) {
      blocks.add(places(task, upstream.first(block), upstream.first(block + 1)));
    }
    parts = threads == 1 ? 1 : Math.min(panels.size() * rows.size(), 2 * threads);
    sums = new float[threads][tiles.sizes().largest() * tiles.width()];
  }

  /**
   * The stages of a run, which adds the gradient to the output array. The arrays' input is what
   * windows move over.
   *
   * @param task a convolution
   * @param dense the upstream
   */
  static List<Stage> stages(
      ConvolutionTask task,
      float[] dense,
      int threads,
      VectorMicrokernels kernels,
      CallArrays arrays) {
    PixelSums product = new PixelSums(task, threads, kernels, arrays);
    return List.of(
        new Stage(product.input.parts(), (part, worker) -> product.input.copy(arrays.input, part)),
        new Stage(product.parts, (part, worker) -> product.run(dense, part, worker)));
  }

  /** A term's place among the kernel's rows of filters. */
  private static int kernelRow(ConvolutionTask task, Phase phase, int term) {
    return phase.kernelTap(task, term) * phase.channels() + term % phase.channels();
  }

  /** Where the windows of a range of output pixels start, relative to that of the first of all. */
  private int[] places(ConvolutionTask task, int first, int end) {
    int rowStep = task.height().parameters().strides();
    int columnStep = task.width().parameters().strides();
    int width = task.width().outputSize();
    int area = task.height().outputSize() * width;
    int[] found = new int[end - first];
    Arrays.setAll(
        found,
        i -> {
          int pixel = first + i;
          int row = pixel % area / width;
          int column = pixel % width;
          return frame.origin(pixel / area, row * rowStep, column * columnStep);
        });
    return found;
  }

  /** A range of the tiles of all panels, panel by panel. */
  private void run(float[] dense, int part, int worker) {
    long count = (long) panels.size() * rows.size();
    int first = (int) (count * part / parts);
    int end = (int) (count * (part + 1) / parts);
    if (first == end) {
      return;
    }
    for (int block = 0; block < blocks.size(); block++) {
      for (int panel = first / rows.size(); panel <= (end - 1) / rows.size(); panel++) {
        upstream.pack(dense, block, blocks.get(block), panel, worker);
        int start = Math.max(first - panel * rows.size(), 0);
        int stop = Math.min(end - panel * rows.size(), rows.size());
        for (int tile = start; tile < stop; tile++) {
          add(block, panel, rows.get(tile), worker);
        }
      }
    }
  }

  private void add(int block, int panelIndex, Rows tile, int worker) {
    Panel panel = panels.get(panelIndex);
    float[] tileSums = sums[worker];
    tiles.compute(
        tile.tile,
        panel.width(),
        input.array(arrays.input),
        panel.channel(),
        places,
        tile.first,
        blocks.get(block),
        upstream.packed(worker),
        tileSums);
    for (int row = 0; row < tile.count; row++) {
      int target = targets[tile.first + row] + panel.filter();
      tiles.add(tileSums, row * tiles.width(), arrays.output, target, panel.filters());
    }
  }
}

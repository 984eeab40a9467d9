package org.kerastck.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;

/**
 * Tiles of 2×2 output elements in blocks: a block's patches are transformed, multiplied with each
 * of the 16 elements of the transformed kernels, and transformed back, while they are in the cache.
 */
final class WinogradTiles {
  private static final int ELEMENTS = 16;

  /** About how many bytes the transformed tiles of a block should take. */
  private static final int BLOCK_BYTES = 512 * 1024;

  private static final int FEWEST_TILES = 56;

  private final ConvolutionTask task;
  private final Execution execution;
  private final CallArrays arrays;
  private final WinogradTransforms transforms;
  private final PixelFrame frame;
  private final FramedPixels input;
  private final TileSizes sizes;
  private final FilterTiles[] products = new FilterTiles[ELEMENTS];
  private final float[] bias;
  private final int rowsBefore;
  private final int columnsBefore;
  private final int rows;
  private final int columns;
  private final int block;
  private final int capacity;
  private final int rowOfSums;
  private final int[] places;
  private final int[] targets;
  private final float[][] patches;
  private final float[][] sums;
  private final float[][] tile;

  WinogradTiles(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      Microkernels kernels,
      CallArrays arrays) {
    this.task = task;
    this.execution = execution;
    this.arrays = arrays;
    this.transforms = kernels.winograd();
    this.bias = bias == null ? new float[task.filters()] : bias.clone();
    rows = Sizes.parts(task.height().outputSize(), 2);
    columns = Sizes.parts(task.width().outputSize(), 2);
    Frame height = frame(task.height(), rows);
    Frame width = frame(task.width(), columns);
    rowsBefore = height.before();
    columnsBefore = width.before();
    frame = new PixelFrame(task, height, width, task.channels(), 0);
    input = new FramedPixels(frame);
    int size = Sizes.product(task.channels(), task.filters());
    for (int i = 0; i < ELEMENTS; i++) {
      products[i] = product(kernels, WinogradKernel.element(kernel, size, i / 4, i % 4));
    }
    FilterTiles any = products[0];
    sizes = kernels.tileSizes(task);
    block = blockSize(sizes.largest());
    capacity = Sizes.roundUp(block, sizes.largest());
    Panel last = any.panels().get(any.panels().size() - 1);
    rowOfSums = last.filter() + last.width();
    int threads = execution.threads();
    places = new int[capacity];
    targets = new int[capacity];
    Arrays.setAll(places, i -> i * task.channels());
    Arrays.setAll(targets, i -> i * rowOfSums);
    patches = new float[threads][Sizes.product(ELEMENTS, capacity, task.channels())];
    sums = new float[threads][Sizes.product(ELEMENTS, capacity, rowOfSums)];
    tile = new float[threads][4 * task.filters()];
  }

  /** Zeros around the input, up to the end of the last patch. */
  private static Frame frame(AxisGeometry axis, int tiles) {
    int before = ((ConvolutionAxis) axis).padBefore();
    int size = Math.max(before + axis.inputSize(), 2 * tiles + 2);
    return new Frame(before, axis.inputSize(), size);
  }

  /** Products with one element of U: a convolution with kernels 1×1, one pixel a tile. */
  private FilterTiles product(Microkernels kernels, float[] element) {
    ConvolutionAxis one = ConvolutionAxis.of(1, AxisParameters.of(1, 1, 1), Padding.VALID);
    ConvolutionTask products =
        new ConvolutionTask(
            1, task.channels(), task.filters(), 1, one, one, DataFormat.CHANNELS_LAST);
    Phase phase = Phase.of(products).get(0);
    Frame bare = new Frame(0, 1, 1);
    int[] places = new PixelFrame(products, bare, bare, task.channels(), 0).window(phase);
    return kernels.filterTiles(
        new Weights(products, phase, element, null),
        List.of(new Window(0, places)),
        execution.threads());
  }

  private int blockSize(int largestTile) {
    int bytes = 4 * ELEMENTS * (task.channels() + task.filters());
    int size = Math.max(BLOCK_BYTES / bytes, FEWEST_TILES);
    int threads = execution.threads();
    if (threads > 1) {
      size = Math.min(size, Sizes.parts(tiles(), threads));
    }
    return Math.min(Sizes.roundUp(size, largestTile), tiles());
  }

  private int sample(int tile) {
    return tile / (rows * columns);
  }

  /** The first output row of a tile; {@link #firstColumn} is its first column. */
  private int firstRow(int tile) {
    return 2 * (tile / columns % rows);
  }

  private int firstColumn(int tile) {
    return 2 * (tile % columns);
  }

  private int tiles() {
    return Sizes.product(task.batch(), rows, columns);
  }

  /** The stages of a run. */
  List<Stage> stages() {
    return List.of(
        new Stage(input.parts(), (part, worker) -> input.copy(arrays.input, part)),
        new Stage(Sizes.parts(tiles(), block), this::run));
  }

  private void run(int part, int worker) {
    int first = part * block;
    int count = Math.min(block, tiles() - first);
    transform(first, count, worker);
    for (int element = 0; element < ELEMENTS; element++) {
      multiply(element, count, worker);
    }
    for (int i = 0; i < count; i++) {
      transforms.output(
          sums[worker], i * rowOfSums, capacity * rowOfSums, task.filters(), bias, tile[worker]);
      execution.fused().apply(tile[worker], 0, tile[worker].length);
      store(first + i, tile[worker]);
    }
  }

  private void transform(int first, int count, int worker) {
    float[] x = input.array(arrays.input);
    int channels = task.channels();
    for (int i = 0; i < count; i++) {
      int index = first + i;
      int row = firstRow(index) - rowsBefore;
      int column = firstColumn(index) - columnsBefore;
      int place = frame.pixel(sample(index), row, column);
      transforms.input(
          x,
          place,
          frame.step(1, 0),
          frame.step(0, 1),
          channels,
          patches[worker],
          i * channels,
          capacity * channels);
    }
  }

  private void multiply(int element, int count, int worker) {
    FilterTiles product = products[element];
    int base = element * capacity * task.channels();
    List<Panel> panels = product.panels();
    for (int p = 0; p < panels.size(); p++) {
      int column = element * capacity * rowOfSums + panels.get(p).filter();
      for (int i = 0; i < count; ) {
        int size = sizes.next(count - i);
        product.compute(
            0, size, p, patches[worker], base, places, i, sums[worker], targets, i, column, worker);
        i += size;
      }
    }
  }

  private void store(int index, float[] y) {
    int height = task.height().outputSize();
    int width = task.width().outputSize();
    int filters = task.filters();
    int sample = sample(index);
    int row = firstRow(index);
    int column = firstColumn(index);
    for (int i = 0; i < 4; i++) {
      int h = row + i / 2;
      int w = column + i % 2;
      if (h < height && w < width) {
        int pixel = h * width + w;
        if (task.format() == DataFormat.CHANNELS_LAST) {
          int target = (sample * height * width + pixel) * filters;
          System.arraycopy(y, i * filters, arrays.output, target, filters);
        } else {
          int target = sample * filters * height * width + pixel;
          for (int f = 0; f < filters; f++) {
            arrays.output[target + f * height * width] = y[i * filters + f];
          }
        }
      }
    }
  }
}

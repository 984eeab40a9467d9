package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.DataFormat;

/**
 * Convolution as products of matrices whose columns are pixels, over an input with the pixels
 * innermost. A strip of output rows is computed at the input's pitch, so that its pixels are one
 * run of neighbours; what falls between the rows is left behind when the strip is stored.
 */
final class PixelLanes {
  /** About how many pixels a strip has: its sums stay in the nearest cache. */
  private static final int STRIP_PIXELS = 512;

  private final ConvolutionTask task;
  private final Execution execution;
  private final CallArrays arrays;
  private final FramedPlanes input;
  private final PixelBlocks blocks;
  private final List<Part> parts = new ArrayList<>();
  private final float[][] scratch;
  private final int scratchPitch;

  private PixelLanes(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      VectorMicrokernels kernels,
      CallArrays arrays) {
    this.task = task;
    this.execution = execution;
    this.arrays = arrays;
    this.blocks = kernels.pixelBlocks(task.filters() / task.groups());
    List<Phase> phases = Phase.of(task);
    this.input = layout(task, phases, blocks.widest());
    int longest = 0;
    for (Phase phase : phases) {
      PixelTiles tiles =
          kernels.pixelTiles(new Weights(task, phase, kernel, bias), window(phase, input));
      divide(phase, tiles);
      longest = Math.max(longest, span(phase, input.pitch(), stripRows(phase, input.pitch())));
    }
    scratchPitch = Sizes.roundUp(longest, blocks.widest());
    int tallest = blocks.blocks().stream().mapToInt(PixelBlocks.Block::rows).max().orElse(0);
    scratch = new float[execution.threads()][Sizes.product(tallest, scratchPitch)];
  }

  /** The stages of a run. */
  static List<Stage> stages(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      VectorMicrokernels kernels,
      CallArrays arrays) {
    PixelLanes lanes = new PixelLanes(task, kernel, bias, execution, kernels, arrays);
    FramedPlanes input = lanes.input;
    return List.of(
        new Stage(input.parts(), (part, worker) -> input.copy(arrays.input, part)),
        new Stage(lanes.parts.size(), lanes::run));
  }

  /** A layout in which the last tile of every strip may be read. */
  private static FramedPlanes layout(ConvolutionTask task, List<Phase> phases, int widest) {
    Frame rows = Frame.of(phases, Phase::rows, task.height().inputSize());
    Frame columns = Frame.of(phases, Phase::columns, task.width().inputSize());
    int rowStep = phases.get(0).rows().inputStep();
    int columnStep = phases.get(0).columns().inputStep();
    int pitch = FramedPlanes.width(columns, columnStep);
    boolean slack =
        columnStep > 1 || phases.stream().anyMatch(phase -> isShort(phase, pitch, widest));
    return new FramedPlanes(task, rows, columns, rowStep, columnStep, slack ? widest : 0);
  }

  /** Whether a strip has fewer pixels than a tile, which then reads past the strip's end. */
  private static boolean isShort(Phase phase, int pitch, int widest) {
    int step = stripRows(phase, pitch);
    int last = (phase.rows().count() - 1) % step + 1;
    return span(phase, pitch, last) < widest;
  }

  private static int[] window(Phase phase, FramedPlanes input) {
    int[] places = new int[phase.terms()];
    Arrays.setAll(places, term -> place(phase, input, term));
    return places;
  }

  private static int place(Phase phase, FramedPlanes input, int term) {
    int tap = term / phase.channels();
    int row = phase.rows().offset(tap / phase.columns().taps());
    int column = phase.columns().offset(tap % phase.columns().taps());
    return input.place(row, column) + term % phase.channels() * input.channel();
  }

  /** A range of output rows of one phase, sample and group, and a range of blocks. */
  private record Part(
      Phase phase,
      PixelTiles tiles,
      int sample,
      int group,
      int row,
      int endRow,
      int block,
      int endBlock) {}

  private static int stripRows(Phase phase, int pitch) {
    int rows = phase.rows().count();
    int strips = Sizes.parts(rows, Math.max(1, STRIP_PIXELS / pitch));
    return Sizes.parts(rows, strips);
  }

  /** The pixels of a strip, with what lies between its rows. */
  private static int span(Phase phase, int pitch, int rows) {
    return (rows - 1) * pitch + phase.columns().count();
  }

  private void divide(Phase phase, PixelTiles tiles) {
    int step = stripRows(phase, input.pitch());
    int rows = phase.rows().count();
    int count = blocks.blocks().size();
    int parts = task.batch() * task.groups() * Sizes.parts(rows, step);
    boolean few = execution.threads() > 1 && parts < 6 * execution.threads();
    int blockStep = few ? Sizes.parts(count, Sizes.parts(6 * execution.threads(), parts)) : count;
    for (int sample = 0; sample < task.batch(); sample++) {
      for (int group = 0; group < task.groups(); group++) {
        for (int row = 0; row < rows; row += step) {
          for (int block = 0; block < count; block += blockStep) {
            this.parts.add(
                new Part(
                    phase,
                    tiles,
                    sample,
                    group,
                    row,
                    Math.min(row + step, rows),
                    block,
                    Math.min(block + blockStep, count)));
          }
        }
      }
    }
  }

  private void run(int index, int worker) {
    Part part = parts.get(index);
    float[] x = input.array(arrays.input);
    float[] strip = scratch[worker];
    int base =
        part.sample * input.sample()
            + part.group * part.phase.channels() * input.channel()
            + part.row * input.pitch();
    int span = span(part.phase, input.pitch(), part.endRow - part.row);
    for (int number = part.block; number < part.endBlock; number++) {
      PixelBlocks.Block block = blocks.blocks().get(number);
      for (int pixel = 0; pixel < span; pixel += block.pixels()) {
        // The last tile ends where the strip does, and computes some pixels twice.
        int first = Math.min(pixel, Math.max(span - block.pixels(), 0));
        part.tiles.compute(part.group, number, x, base + first, strip, first, scratchPitch);
      }
      store(part, block, strip, span);
    }
  }

  private void store(Part part, PixelBlocks.Block block, float[] strip, int span) {
    int groupSize = task.filters() / task.groups();
    int filters = Math.min(block.rows(), groupSize - block.first());
    for (int f = 0; f < filters; f++) {
      execution.fused().apply(strip, f * scratchPitch, span);
    }
    int filter = part.group * groupSize + block.first();
    for (int row = part.row; row < part.endRow; row++) {
      int source = (row - part.row) * input.pitch();
      if (task.format() == DataFormat.CHANNELS_FIRST) {
        storePlanes(part, row, strip, source, filter, filters);
      } else {
        storePixels(part, row, strip, source, filter, filters);
      }
    }
  }

  private void storePlanes(Part part, int row, float[] strip, int source, int filter, int filters) {
    AxisPhase columns = part.phase.columns();
    int height = task.height().outputSize();
    int width = task.width().outputSize();
    int step = columns.outputStep();
    for (int f = 0; f < filters; f++) {
      int plane = part.sample * task.filters() + filter + f;
      int target = (plane * height + part.phase.rows().output(row)) * width + columns.output(0);
      int from = f * scratchPitch + source;
      if (step == 1) {
        System.arraycopy(strip, from, arrays.output, target, columns.count());
      } else {
        for (int i = 0; i < columns.count(); i++) {
          arrays.output[target + i * step] = strip[from + i];
        }
      }
    }
  }

  private void storePixels(Part part, int row, float[] strip, int source, int filter, int filters) {
    AxisPhase columns = part.phase.columns();
    int line = part.sample * task.height().outputSize() + part.phase.rows().output(row);
    int target = (line * task.width().outputSize() + columns.output(0)) * task.filters() + filter;
    int step = columns.outputStep() * task.filters();
    Interleaving.join(
        strip, source, scratchPitch, arrays.output, target, step, filters, columns.count());
  }
}

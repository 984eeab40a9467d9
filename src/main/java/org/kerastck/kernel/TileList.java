package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kerastck.tensor.DataFormat;

/**
 * The tiles of neighbouring pixels that compute a phase. A tile has the terms of those rows of the
 * kernel in which some pixel of it meets input: rows that lie wholly in the padding would add
 * zeros.
 */
final class TileList {

  /**
   * A tile.
   *
   * @param window the index of its window
   * @param first its first pixel
   * @param size how many pixels it computes, or some more; what fills it computes the last pixel
   *     again
   * @param pixels how many it is for
   */
  record Tile(int window, int first, int size, int pixels) {}

  /** Rows of the kernel, as the phase counts them, from the first to before the end. */
  private record Taps(int first, int end) {
    static final Taps NONE = new Taps(0, 0);

    /** The fewest neighbours that have both. */
    Taps and(Taps other) {
      if (equals(NONE)) {
        return other;
      }
      if (other.equals(NONE)) {
        return this;
      }
      return new Taps(Math.min(first, other.first), Math.max(end, other.end));
    }
  }

  private final ConvolutionTask task;
  private final PixelFrame frame;
  private final Phase phase;
  private final List<Tile> tiles = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final int[] origins;
  private final int[] targets;

  TileList(ConvolutionTask task, PixelFrame frame, Phase phase, TileSizes sizes) {
    this.task = task;
    this.frame = frame;
    this.phase = phase;
    int pixels = pixels();
    int size = Sizes.roundUp(pixels, sizes.largest());
    origins = new int[size];
    targets = new int[size];
    for (int i = 0; i < size; i++) {
      place(i, Math.min(i, pixels - 1));
    }
    int[] places = frame.window(phase);
    List<Taps> taps = IntStream.range(0, phase.rows().count()).mapToObj(this::tapsOf).toList();
    for (int first = 0; first < pixels; first += sizes.largest()) {
      int left = pixels - first;
      int count = Math.min(left, sizes.largest());
      Taps met = Taps.NONE;
      for (int pixel = first; pixel < first + count; pixel++) {
        met = met.and(taps.get(row(pixel)));
      }
      tiles.add(new Tile(window(places, met), first, sizes.next(left), count));
    }
  }

  private void place(int i, int pixel) {
    int sample = pixel / phase.pixels();
    int j = row(pixel);
    int k = pixel % phase.columns().count();
    origins[i] =
        frame.origin(sample, j * phase.rows().inputStep(), k * phase.columns().inputStep());
    int width = task.width().outputSize();
    int area = task.height().outputSize() * width;
    int place = phase.rows().output(j) * width + phase.columns().output(k);
    targets[i] =
        task.format() == DataFormat.CHANNELS_LAST
            ? (sample * area + place) * task.filters()
            : sample * area * task.filters() + place;
  }

  private int row(int pixel) {
    return pixel % phase.pixels() / phase.columns().count();
  }

  /** The rows of the kernel in which an output row meets input. */
  private Taps tapsOf(int row) {
    AxisPhase rows = phase.rows();
    Taps met = Taps.NONE;
    for (int i = 0; i < rows.taps(); i++) {
      if (task.height().inputIndex(rows.output(row), rows.tap(i)) >= 0) {
        met = met.and(new Taps(i, i + 1));
      }
    }
    return met;
  }

  /** The index of the window of some rows of the kernel. */
  private int window(int[] places, Taps rows) {
    int terms = phase.columns().taps() * phase.channels();
    int first = rows.first * terms;
    int size = rows.end * terms - first;
    for (int i = 0; i < windows.size(); i++) {
      Window known = windows.get(i);
      if (known.firstTerm() == first && known.places().length == size) {
        return i;
      }
    }
    windows.add(new Window(first, Arrays.copyOfRange(places, first, first + size)));
    return windows.size() - 1;
  }

  /** The windows that tiles have. */
  List<Window> windows() {
    return List.copyOf(windows);
  }

  /** The pixels of all samples. */
  int pixels() {
    return Sizes.product(task.batch(), phase.pixels());
  }

  int size() {
    return tiles.size();
  }

  Tile get(int index) {
    return tiles.get(index);
  }

  /** How far each pixel's window lies from that of the first. */
  int[] origins() {
    return origins;
  }

  /** Where the first filter of each pixel lies in the output. */
  int[] targets() {
    return targets;
  }

  /** The first framed row that a tile and those after it read. */
  int firstRow(Tile tile) {
    return phase.taps() == 0 ? 0 : framedRow(tile.first(), phase.rows().lowest(), 0);
  }

  /** The framed row after the last that a tile and those before it read. */
  int endRow(Tile tile) {
    int last = phase.rows().count() - 1;
    int pixel = tile.first() + tile.pixels() - 1;
    return phase.taps() == 0 ? 0 : framedRow(pixel, phase.rows().highest(), last) + 1;
  }

  /** The framed row that lies to a pixel as {@code input} does to a row of the phase. */
  private int framedRow(int pixel, int input, int row) {
    int step = (row(pixel) - row) * phase.rows().inputStep();
    return frame.framedRow(pixel / phase.pixels(), input + step);
  }
}

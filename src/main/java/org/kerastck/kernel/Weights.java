package org.kerastck.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer's weights, as one phase meets them. */
final class Weights {
  private final ConvolutionTask task;
  private final Phase phase;
  private final float[] kernel;
  private final float @Nullable [] bias;

  Weights(ConvolutionTask task, Phase phase, float[] kernel, float @Nullable [] bias) {
    this.task = task;
    this.phase = phase;
    this.kernel = kernel;
    this.bias = bias;
  }

  /** Whether there is no infinity and no NaN, which alone are not 0 when multiplied by it. */
  static boolean areFinite(float[] values) {
    // Four chains, since each waits for itself.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 4 <= values.length; i += 4) {
      a += values[i] * 0;
      b += values[i + 1] * 0;
      c += values[i + 2] * 0;
      d += values[i + 3] * 0;
    }
    for (; i < values.length; i++) {
      a += values[i] * 0;
    }
    return a + b + (c + d) == 0;
  }

  int groups() {
    return task.groups();
  }

  /** The filters of each group, in panels of {@code width}. */
  List<Panel> panels(int width) {
    return Panel.ofGroups(task, width);
  }

  /** The filters of each group, in panels of those widths. */
  List<Panel> panels(int[] widths) {
    return Panel.ofGroups(task, widths);
  }

  int filtersPerGroup() {
    return task.filters() / task.groups();
  }

  /** Whether each filter reads one channel, which no other reads. */
  boolean isDepthwise() {
    return task.isDepthwise();
  }

  int terms() {
    return phase.terms();
  }

  /**
   * Copies the weights of all terms for neighbouring filters of a group.
   *
   * @param first the first filter in its group
   * @param count how many
   * @param target receives them
   * @param at where to put the first term's first
   * @param pitch the distance between terms
   */
  void copy(int group, int first, int count, float[] target, int at, int pitch) {
    int channels = phase.channels();
    for (int tap = 0; tap < phase.taps(); tap++) {
      int term = tap * channels;
      int place = phase.kernelTap(task, term);
      int to = at + term * pitch;
      if (task.isTransposed()) {
        int row = place * filtersPerGroup() + first;
        for (int i = 0; i < count; i++) {
          int from = (row + i) * task.channels() + group * channels;
          for (int channel = 0; channel < channels; channel++) {
            target[to + channel * pitch + i] = kernel[from + channel];
          }
        }
      } else {
        int from = place * channels * task.filters() + group * filtersPerGroup() + first;
        for (int channel = 0; channel < channels; channel++) {
          int source = from + channel * task.filters();
          System.arraycopy(kernel, source, target, to + channel * pitch, count);
        }
      }
    }
  }

  /**
   * Copies the weights of a term for neighbouring filters of a group.
   *
   * @param first the first filter in its group
   * @param count how many
   * @param target receives them
   * @param at where to put the first
   */
  void copy(int group, int term, int first, int count, float[] target, int at) {
    int channel = term % phase.channels();
    int tap = phase.kernelTap(task, term);
    if (task.isTransposed()) {
      int source = (tap * filtersPerGroup() + first) * task.channels();
      int inner = group * phase.channels() + channel;
      for (int i = 0; i < count; i++) {
        target[at + i] = kernel[source + inner + i * task.channels()];
      }
    } else {
      int source = (tap * phase.channels() + channel) * task.filters();
      System.arraycopy(kernel, source + group * filtersPerGroup() + first, target, at, count);
    }
  }

  /**
   * Copies the bias of neighbouring filters of a group; what has none keeps what the target has.
   *
   * @param first the first filter in its group
   * @param count how many
   * @param target receives them
   * @param at where to put the first
   */
  void copyBias(int group, int first, int count, float[] target, int at) {
    if (bias != null) {
      System.arraycopy(bias, group * filtersPerGroup() + first, target, at, count);
    }
  }
}

package org.kerastck.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer's weights, as one phase meets them. */
final class Weights {
  /** Floats in a line of a cache. */
  private static final int LINE = 16;

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

  /** Whether neither kernel nor bias has an infinity or a NaN. */
  static boolean areFinite(float[] kernel) {
    for (float weight : kernel) {
      if (!Float.isFinite(weight)) {
        return false;
      }
    }
    return true;
  }

  int groups() {
    return task.groups();
  }

  /** The filters of each group, in panels of {@code width}. */
  List<Panel> panels(int width) {
    return Panel.ofGroups(task, width);
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
    if (!task.isTransposed()) {
      for (int term = 0; term < phase.terms(); term++) {
        copy(group, term, first, count, target, at + term * pitch);
      }
      return;
    }
    for (int tap = 0; tap < phase.taps(); tap++) {
      int term = tap * phase.channels();
      int row = phase.kernelTap(task, term) * filtersPerGroup() + first;
      int source = row * task.channels() + group * phase.channels();
      transpose(source, count, target, at + term * pitch, pitch);
    }
  }

  /** Of a tap, some channels at a time, so that a line of the kernel is read once. */
  private void transpose(int source, int count, float[] target, int at, int pitch) {
    for (int first = 0; first < phase.channels(); first += LINE) {
      int end = Math.min(first + LINE, phase.channels());
      for (int i = 0; i < count; i++) {
        int from = source + i * task.channels();
        for (int channel = first; channel < end; channel++) {
          target[at + channel * pitch + i] = kernel[from + channel];
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

  /** The bias of a filter of a group. */
  float bias(int group, int filter) {
    return bias == null ? 0 : bias[group * filtersPerGroup() + filter];
  }
}

package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Output pixels that meet the same taps of the kernel: one matrix product of the convolution. Terms
 * are the pairs of a tap and an input channel, rows of the kernel first, channels last.
 */
record Phase(AxisPhase rows, AxisPhase columns, int channels) {

  /** The phases of a task; together they have each output pixel once. */
  static List<Phase> of(ConvolutionTask task) {
    List<Phase> phases = new ArrayList<>();
    for (AxisPhase rows : AxisPhase.of(task.height())) {
      for (AxisPhase columns : AxisPhase.of(task.width())) {
        phases.add(new Phase(rows, columns, task.channels() / task.groups()));
      }
    }
    return phases;
  }

  /** The number of taps. */
  int taps() {
    return rows.taps() * columns.taps();
  }

  /** The number of terms of an output element. */
  int terms() {
    return taps() * channels;
  }

  /** The kernel's index, {@code kh * kernelWidth + kw}, of the tap of a term. */
  int kernelTap(ConvolutionTask task, int term) {
    int tap = term / channels;
    int row = rows.tap(tap / columns.taps());
    return row * task.width().parameters().kernelSize() + columns.tap(tap % columns.taps());
  }

  /** Output pixels of a sample. */
  int pixels() {
    return rows.count() * columns.count();
  }
}

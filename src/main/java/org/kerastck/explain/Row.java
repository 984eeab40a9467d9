package org.kerastck.explain;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The kernel at one of its positions over a strip.
 *
 * @param label the output, or of a scatter the input, that the position belongs to
 * @param taps the tap over a cell, by the cell's position
 * @param formula the output as a sum; empty for a scatter
 */
record Row(String label, IntFunction<Optional<String>> taps, Optional<String> formula) {

  /**
   * Taps of a kernel that lies {@code dilationRate} apart.
   *
   * @param first the position of the first tap
   * @param flipped whether the last tap comes first
   */
  static IntFunction<Optional<String>> taps(
      int first, int kernelSize, int dilationRate, boolean flipped) {
    return position -> {
      int offset = position - first;
      int tap = offset / dilationRate;
      return offset < 0 || offset % dilationRate != 0 || tap >= kernelSize
          ? Optional.empty()
          : Optional.of("w" + (flipped ? kernelSize - 1 - tap : tap));
    };
  }
}

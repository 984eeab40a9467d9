package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ReferenceOutput;

/** Holds what a kernel gives to the rounding bound of a sum in any order. */
final class WithinBound {
  private WithinBound() {}

  static void assertWithin(ReferenceOutput expected, float[] actual, ConvolutionProblem problem) {
    for (int i = 0; i < actual.length; i++) {
      double n = expected.terms(i) + 1;
      double bound = n * 0x1p-24 / (1 - n * 0x1p-24) * expected.magnitude(i);
      double distance = Math.abs(actual[i] - expected.value(i));
      assertTrue(distance <= bound, () -> distance + " exceeds " + bound + " on " + problem.spec());
    }
  }

  /** The same, so that zeros of either sign are the same bits. */
  static float[] withoutNegativeZeros(float[] values) {
    float[] changed = values.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] += 0f;
    }
    return changed;
  }
}

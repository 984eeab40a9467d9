package org.kerastck.kernel;

/** The arrays of the run under way. */
final class CallArrays {
  private static final float[] NONE = {};

  float[] input = NONE;
  float[] output = NONE;

  void set(float[] newInput, float[] newOutput) {
    input = newInput;
    output = newOutput;
  }

  void clear() {
    set(NONE, NONE);
  }
}

package org.kerastck.kernel;

/**
 * A convolution with its weights packed and its buffers made; a run allocates nothing. Not safe for
 * use by several threads at once.
 */
public interface PreparedConvolution {

  /**
   * Computes the output.
   *
   * @param input row-major, in the task's format
   * @param output receives every element, row-major, in the task's format
   * @throws IllegalArgumentException where an array has not the task's size
   */
  void run(float[] input, float[] output);
}

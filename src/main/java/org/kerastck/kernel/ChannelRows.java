package org.kerastck.kernel;

/** Computes {@link ChannelLanes#PIXELS} neighbouring pixels of a depthwise layer of kernels 3×3. */
interface ChannelRows {

  /**
   * Computes all their channels.
   *
   * @param x0 has what the kernel's first row reads, from {@code r0}: {@link ChannelLanes#columns}
   *     neighbouring pixels
   * @param x1 the same for its second row, from {@code r1}
   * @param x2 the same for its third row, from {@code r2}
   * @param weights of each vector of channels, tap by tap
   * @param bias of each channel
   * @param channels a multiple of a vector's floats
   * @param out receives the pixels
   * @param target where the first begins
   */
  void compute(
      float[] x0,
      int r0,
      float[] x1,
      int r1,
      float[] x2,
      int r2,
      float[] weights,
      float[] bias,
      int channels,
      float[] out,
      int target);
}

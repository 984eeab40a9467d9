package org.kerastck.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Convolution as matrix products in plain Java, in loops that compilers turn into vector
 * instructions. It needs no module; on machines without fused multiply-add it is slow.
 */
public final class PlainConvolution implements ConvolutionKernel {

  @Override
  public PreparedConvolution prepare(
      ConvolutionTask task, float[] kernel, float @Nullable [] bias, Execution execution) {
    if (DirectConvolution.isNeeded(task, kernel)) {
      return new DirectConvolution().prepare(task, kernel, bias, execution);
    }
    CallArrays arrays = new CallArrays();
    return new StagedConvolution(
        task,
        arrays,
        FilterLanes.stages(task, kernel, bias, execution, new PlainMicrokernels(), arrays),
        execution.threads());
  }
}

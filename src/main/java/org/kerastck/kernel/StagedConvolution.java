package org.kerastck.kernel;

import java.util.List;

/** A convolution in stages that a team of threads runs. */
final class StagedConvolution implements PreparedConvolution {
  private final ConvolutionTask task;
  private final CallArrays arrays;
  private final List<Stage> stages;
  private final Team team;

  StagedConvolution(ConvolutionTask task, CallArrays arrays, List<Stage> stages, int threads) {
    this.task = task;
    this.arrays = arrays;
    this.stages = stages;
    this.team = new Team(threads);
  }

  @Override
  public void run(float[] input, float[] output) {
    task.checkSizes(input, output);
    arrays.set(input, output);
    team.run(stages);
    arrays.clear();
  }
}

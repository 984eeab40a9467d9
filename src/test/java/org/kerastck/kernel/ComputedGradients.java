package org.kerastck.kernel;

import java.util.Arrays;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.tensor.Tensor;

/** What a kernel gives, in arrays that held something else before. */
final class ComputedGradients {
  private final float[] input;
  private final float[] kernel;
  private final float[] bias;

  private ComputedGradients(ConvolutionProblem problem) {
    input = filled(problem.input().data().length);
    kernel = filled(problem.kernel().data().length);
    bias = filled(problem.spec().filters());
  }

  static ComputedGradients of(
      GradientKernel gradients, ConvolutionProblem problem, Tensor upstream) {
    ConvolutionTask task = Kernels.task(problem);
    ComputedGradients made = new ComputedGradients(problem);
    gradients.inputGradient(task, upstream.data(), problem.kernel().data(), made.input);
    gradients.kernelGradient(task, problem.input().data(), upstream.data(), made.kernel);
    gradients.biasGradient(task, upstream.data(), made.bias);
    return made;
  }

  float[] input() {
    return input;
  }

  float[] kernel() {
    return kernel;
  }

  float[] bias() {
    return bias;
  }

  private static float[] filled(int size) {
    float[] array = new float[size];
    Arrays.fill(array, Float.NaN);
    return array;
  }
}

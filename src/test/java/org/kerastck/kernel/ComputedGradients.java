package org.kerastck.kernel;

import java.util.Arrays;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.tensor.Tensor;

/** What a kernel gives, in arrays that held something else before. */
record ComputedGradients(float[] input, float[] kernel, float[] bias) {

  static ComputedGradients of(
      GradientKernel gradients, ConvolutionProblem problem, Tensor upstream) {
    ConvolutionTask task = Kernels.task(problem);
    float[] input = filled(problem.input().data().length);
    float[] kernel = filled(problem.kernel().data().length);
    float[] bias = filled(problem.spec().filters());
    gradients.inputGradient(task, upstream.data(), problem.kernel().data(), input);
    gradients.kernelGradient(task, problem.input().data(), upstream.data(), kernel);
    gradients.biasGradient(task, upstream.data(), bias);
    return new ComputedGradients(input, kernel, bias);
  }

  private static float[] filled(int size) {
    float[] array = new float[size];
    Arrays.fill(array, Float.NaN);
    return array;
  }
}

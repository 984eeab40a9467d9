package org.kerastck.kernel;

import java.util.Arrays;

/**
 * Gradients in plain Java. Wherever a tap of the forward pass reads an input pixel for an output
 * pixel, the gradient of that input pixel gains {@code upstream * kernel}, and that of the tap
 * gains {@code upstream * input}. Taps are the outer loop, so that one tap's weights stay in the
 * cache.
 */
public final class PlainGradients implements GradientKernel {

  @Override
  public void inputGradient(
      ConvolutionTask task, float[] upstream, float[] kernel, float[] gradient) {
    int groups = task.groups();
    int filters = task.filters() / groups;
    float[][] above = Pixels.ofOutput(task).read(upstream);
    float[][] weights = KernelRows.of(task).read(kernel);
    float[][] sums = Pixels.ofInput(task).zeros();
    TapPairs.visit(
        task,
        (tap, input, output) -> {
          for (int group = 0; group < groups; group++) {
            int row = (tap * groups + group) * filters;
            addRows(above[output * groups + group], weights, row, sums[input * groups + group]);
          }
        });
    Pixels.ofInput(task).write(sums, gradient);
  }

  @Override
  public void kernelGradient(
      ConvolutionTask task, float[] input, float[] upstream, float[] gradient) {
    int groups = task.groups();
    int filters = task.filters() / groups;
    float[][] above = Pixels.ofOutput(task).read(upstream);
    float[][] pixels = Pixels.ofInput(task).read(input);
    float[][] sums = KernelRows.of(task).zeros();
    TapPairs.visit(
        task,
        (tap, in, out) -> {
          for (int group = 0; group < groups; group++) {
            int row = (tap * groups + group) * filters;
            addToRows(above[out * groups + group], pixels[in * groups + group], sums, row);
          }
        });
    KernelRows.of(task).write(sums, gradient);
  }

  @Override
  public void biasGradient(ConvolutionTask task, float[] upstream, float[] gradient) {
    int groups = task.groups();
    int filters = task.filters() / groups;
    float[][] above = Pixels.ofOutput(task).read(upstream);
    Arrays.fill(gradient, 0);
    for (int row = 0; row < above.length; row++) {
      int first = row % groups * filters;
      for (int filter = 0; filter < filters; filter++) {
        gradient[first + filter] += above[row][filter];
      }
    }
  }

  /** Adds {@code factors[f]} times row {@code first + f} to {@code sum}, four rows at a time. */
  private static void addRows(float[] factors, float[][] rows, int first, float[] sum) {
    int f = 0;
    for (; f + 4 <= factors.length; f += 4) {
      addFour(factors, f, rows, first + f, sum);
    }
    for (; f < factors.length; f++) {
      addScaled(factors[f], rows[first + f], sum);
    }
  }

  private static void addFour(float[] factors, int f, float[][] rows, int row, float[] sum) {
    float a = factors[f];
    float b = factors[f + 1];
    float c = factors[f + 2];
    float d = factors[f + 3];
    float[] ofA = rows[row];
    float[] ofB = rows[row + 1];
    float[] ofC = rows[row + 2];
    float[] ofD = rows[row + 3];
    for (int j = 0; j < sum.length; j++) {
      sum[j] += a * ofA[j] + b * ofB[j] + (c * ofC[j] + d * ofD[j]);
    }
  }

  /** Adds {@code factors[f]} times {@code pixel} to row {@code first + f}. */
  private static void addToRows(float[] factors, float[] pixel, float[][] rows, int first) {
    for (int f = 0; f < factors.length; f++) {
      addScaled(factors[f], pixel, rows[first + f]);
    }
  }

  private static void addScaled(float factor, float[] row, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }
}

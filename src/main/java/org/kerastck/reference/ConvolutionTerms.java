package org.kerastck.reference;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/**
 * The convolution as what it is, a bilinear form: the list of all triples (i, k, o) such that
 *
 * <pre>
 * out[o] = bias[filter(o)] + sum over its triples of in[i] * kernel[k]
 * </pre>
 *
 * with row-major offsets i, k, o. Output, gradients and bounds on both are sums over that list.
 */
final class ConvolutionTerms {
  /** Receives the products of a convolution. */
  @FunctionalInterface
  interface Visitor {

    /** Receives one: {@code in[input] * kernel[kernel]} is a term of {@code out[output]}. */
    void visit(int input, int kernel, int output);
  }

  private final ConvolutionProblem problem;
  private final int channels;
  private final int filters;

  private ConvolutionTerms(ConvolutionProblem problem) {
    this.problem = problem;
    this.channels = problem.inputChannels();
    this.filters = problem.spec().filters();
  }

  /** Hands over every product of the problem; the data of its tensors do not matter. */
  static void visit(ConvolutionProblem problem, Visitor visitor) {
    new ConvolutionTerms(problem).visit(visitor);
  }

  /** The output channel of the output element at this offset. */
  static int filter(ConvolutionProblem problem, int output) {
    int filters = problem.spec().filters();
    int pixels = problem.height().outputSize() * problem.width().outputSize();
    return switch (problem.spec().dataFormat()) {
      case CHANNELS_LAST -> output % filters;
      case CHANNELS_FIRST -> output / pixels % filters;
    };
  }

  private void visit(Visitor visitor) {
    AxisGeometry height = problem.height();
    AxisGeometry width = problem.width();
    for (int n = 0; n < problem.input().shape().size(0); n++) {
      for (int oh = 0; oh < height.outputSize(); oh++) {
        for (int ow = 0; ow < width.outputSize(); ow++) {
          for (int kh = 0; kh < height.parameters().kernelSize(); kh++) {
            for (int kw = 0; kw < width.parameters().kernelSize(); kw++) {
              int ih = height.inputIndex(oh, kh);
              int iw = width.inputIndex(ow, kw);
              if (ih >= 0 && iw >= 0) {
                tap(n, oh, ow, kh, kw, ih, iw, visitor);
              }
            }
          }
        }
      }
    }
  }

  private void tap(int n, int oh, int ow, int kh, int kw, int ih, int iw, Visitor visitor) {
    int channelsPerGroup = channels / problem.spec().groups();
    int filtersPerGroup = filters / problem.spec().groups();
    for (int oc = 0; oc < filters; oc++) {
      int firstChannel = oc / filtersPerGroup * channelsPerGroup;
      int output =
          offset(
              n, oh, ow, oc, problem.height().outputSize(), problem.width().outputSize(), filters);
      for (int ic = 0; ic < channelsPerGroup; ic++) {
        int input =
            offset(
                n,
                ih,
                iw,
                firstChannel + ic,
                problem.height().inputSize(),
                problem.width().inputSize(),
                channels);
        visitor.visit(input, kernel(kh, kw, ic, oc), output);
      }
    }
  }

  private int kernel(int kh, int kw, int ic, int oc) {
    Shape shape = problem.kernel().shape();
    boolean transposed = problem.spec().kind() == LayerKind.CONV2D_TRANSPOSE;
    int i = transposed ? oc : ic;
    int j = transposed ? ic : oc;
    return ((kh * shape.size(1) + kw) * shape.size(2) + i) * shape.size(3) + j;
  }

  private int offset(int n, int h, int w, int c, int height, int width, int depth) {
    return problem.spec().dataFormat() == DataFormat.CHANNELS_LAST
        ? ((n * height + h) * width + w) * depth + c
        : ((n * depth + c) * height + h) * width + w;
  }
}

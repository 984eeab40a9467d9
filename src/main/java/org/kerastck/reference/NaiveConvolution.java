package org.kerastck.reference;

import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Conv2D and Conv2DTranspose in double precision, written to be checked against the formula by eye:
 *
 * <pre>
 * out[n, oh, ow, oc] = bias[oc] + sum over kh, kw, ic of in[n, ih, iw, ic] * kernel[kh, kw, ic, oc]
 * </pre>
 *
 * where {@code ih} and {@code iw} are what the geometry says that tap {@code kh}, {@code kw} reads.
 * A tap that reads nothing adds no term. With groups, output channel {@code oc} sees the input
 * channels of group {@code oc / (filters / groups)} alone. The transposed layer has kernel[kh, kw,
 * oc, ic].
 */
public final class NaiveConvolution {
  /** Receives the elements of an output. */
  @FunctionalInterface
  public interface ElementVisitor {

    /**
     * Receives one element.
     *
     * @param offset its row-major offset
     * @param value r
     * @param magnitude S, the sum of |x w| over its terms, plus |bias|
     * @param terms the number of products
     * @return whether to go on
     */
    boolean visit(int offset, double value, double magnitude, int terms);
  }

  private final ConvolutionProblem problem;
  private final DataFormat format;
  private final int channels;
  private final int filters;

  private NaiveConvolution(ConvolutionProblem problem) {
    this.problem = problem;
    this.format = problem.spec().dataFormat();
    this.channels = problem.inputChannels();
    this.filters = problem.spec().filters();
  }

  /** The output before the activation. */
  public static ReferenceOutput compute(ConvolutionProblem problem) {
    ReferenceOutput.Collector output = new ReferenceOutput.Collector(problem.outputShape());
    new NaiveConvolution(problem).visit(output);
    return output.collected();
  }

  /** Hands over the elements one by one, until the visitor has seen enough. */
  public static void visit(ConvolutionProblem problem, ElementVisitor visitor) {
    new NaiveConvolution(problem).visit(visitor);
  }

  private void visit(ElementVisitor visitor) {
    int batch = problem.input().shape().size(0);
    int outputHeight = problem.height().outputSize();
    int outputWidth = problem.width().outputSize();
    for (int n = 0; n < batch; n++) {
      for (int oh = 0; oh < outputHeight; oh++) {
        for (int ow = 0; ow < outputWidth; ow++) {
          for (int oc = 0; oc < filters; oc++) {
            int offset = offset(n, oh, ow, oc, outputHeight, outputWidth, filters);
            if (!element(n, oh, ow, oc, offset, visitor)) {
              return;
            }
          }
        }
      }
    }
  }

  private boolean element(int n, int oh, int ow, int oc, int offset, ElementVisitor visitor) {
    int kernelHeight = problem.height().parameters().kernelSize();
    int kernelWidth = problem.width().parameters().kernelSize();
    int channelsPerGroup = channels / problem.spec().groups();
    int filtersPerGroup = filters / problem.spec().groups();
    int firstChannel = oc / filtersPerGroup * channelsPerGroup;
    double sum = bias(oc);
    double magnitude = Math.abs(sum);
    int terms = 0;
    for (int kh = 0; kh < kernelHeight; kh++) {
      int ih = problem.height().inputIndex(oh, kh);
      for (int kw = 0; kw < kernelWidth && ih >= 0; kw++) {
        int iw = problem.width().inputIndex(ow, kw);
        for (int ic = 0; ic < channelsPerGroup && iw >= 0; ic++) {
          double product = input(n, ih, iw, firstChannel + ic) * kernel(kh, kw, ic, oc);
          sum += product;
          magnitude += Math.abs(product);
          terms++;
        }
      }
    }
    return visitor.visit(offset, sum, magnitude, terms);
  }

  private double bias(int oc) {
    return problem.bias().isPresent() ? problem.bias().get().data()[oc] : 0;
  }

  private double input(int n, int ih, int iw, int ic) {
    int height = problem.height().inputSize();
    int width = problem.width().inputSize();
    return problem.input().data()[offset(n, ih, iw, ic, height, width, channels)];
  }

  private double kernel(int kh, int kw, int ic, int oc) {
    Tensor kernel = problem.kernel();
    boolean transposed = problem.spec().kind() == LayerKind.CONV2D_TRANSPOSE;
    int i = transposed ? oc : ic;
    int j = transposed ? ic : oc;
    Shape shape = kernel.shape();
    return kernel.data()[((kh * shape.size(1) + kw) * shape.size(2) + i) * shape.size(3) + j];
  }

  private int offset(int n, int h, int w, int c, int height, int width, int depth) {
    return switch (format) {
      case CHANNELS_LAST -> ((n * height + h) * width + w) * depth + c;
      case CHANNELS_FIRST -> ((n * depth + c) * height + h) * width + w;
    };
  }
}

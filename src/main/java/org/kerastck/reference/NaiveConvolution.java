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
    return new NaiveConvolution(problem).compute();
  }

  private ReferenceOutput compute() {
    Shape shape = problem.outputShape();
    int batch = shape.size(0);
    int outputHeight = problem.height().outputSize();
    int outputWidth = problem.width().outputSize();
    int kernelHeight = problem.height().parameters().kernelSize();
    int kernelWidth = problem.width().parameters().kernelSize();
    int groups = problem.spec().groups();
    int channelsPerGroup = channels / groups;
    int filtersPerGroup = filters / groups;
    int size = Math.toIntExact(shape.elementCount());
    double[] value = new double[size];
    double[] magnitude = new double[size];
    int[] terms = new int[size];

    for (int n = 0; n < batch; n++) {
      for (int oh = 0; oh < outputHeight; oh++) {
        for (int ow = 0; ow < outputWidth; ow++) {
          for (int oc = 0; oc < filters; oc++) {
            int firstChannel = oc / filtersPerGroup * channelsPerGroup;
            double sum = bias(oc);
            double absolute = Math.abs(sum);
            int count = 0;
            for (int kh = 0; kh < kernelHeight; kh++) {
              int ih = problem.height().inputIndex(oh, kh);
              for (int kw = 0; kw < kernelWidth && ih >= 0; kw++) {
                int iw = problem.width().inputIndex(ow, kw);
                for (int ic = 0; ic < channelsPerGroup && iw >= 0; ic++) {
                  double product = input(n, ih, iw, firstChannel + ic) * kernel(kh, kw, ic, oc);
                  sum += product;
                  absolute += Math.abs(product);
                  count++;
                }
              }
            }
            int o = offset(n, oh, ow, oc, outputHeight, outputWidth, filters);
            value[o] = sum;
            magnitude[o] = absolute;
            terms[o] = count;
          }
        }
      }
    }
    return new ReferenceOutput(shape, value, magnitude, terms);
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

package org.kerastck.reference;

import java.util.Optional;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * One convolution with nothing left to decide.
 *
 * @param spec the configuration
 * @param height the geometry of the height
 * @param width the geometry of the width
 * @param input of rank 4 in the spec's data format
 * @param kernel HWIO, {@code (kh, kw, in / groups, filters)}; for the transposed layer {@code (kh,
 *     kw, filters, in)}
 * @param bias of {@code filters} elements
 */
public record ConvolutionProblem(
    ConvolutionSpec spec,
    AxisGeometry height,
    AxisGeometry width,
    Tensor input,
    Tensor kernel,
    Optional<Tensor> bias) {

  /** The problem that Keras solves for this input, with Keras's geometry. */
  public static ConvolutionProblem of(
      ConvolutionSpec spec, Tensor input, Tensor kernel, Optional<Tensor> bias) {
    return new ConvolutionProblem(
        spec,
        spec.geometry(input.shape().size(spec.dataFormat().heightAxis()), spec.height()),
        spec.geometry(input.shape().size(spec.dataFormat().widthAxis()), spec.width()),
        input,
        kernel,
        bias);
  }

  /** The same with other axes. */
  public ConvolutionProblem withAxes(AxisGeometry newHeight, AxisGeometry newWidth) {
    return new ConvolutionProblem(spec, newHeight, newWidth, input, kernel, bias);
  }

  /** The same with another kernel. */
  public ConvolutionProblem withKernel(Tensor newKernel) {
    return new ConvolutionProblem(spec, height, width, input, newKernel, bias);
  }

  /** The same with another input of the same shape. */
  public ConvolutionProblem withInput(Tensor newInput) {
    return new ConvolutionProblem(spec, height, width, newInput, kernel, bias);
  }

  /** The same without the bias. */
  public ConvolutionProblem withoutBias() {
    return new ConvolutionProblem(spec, height, width, input, kernel, Optional.empty());
  }

  /** The number of input channels. */
  public int inputChannels() {
    return input.shape().size(spec.dataFormat().channelAxis());
  }

  /**
   * Whether kernel and bias have the sizes that configuration and input ask for, and groups divide
   * filters and channels; nothing else has a defined answer.
   */
  public boolean isConsistent() {
    int groups = spec.groups();
    int filters = spec.filters();
    int seen = inputChannels() / groups;
    Shape fitting =
        switch (spec.kind()) {
          case CONV2D -> kernelShape(seen, filters);
          case CONV2D_TRANSPOSE -> kernelShape(filters, inputChannels());
        };
    return seen * groups == inputChannels()
        && filters % groups == 0
        && kernel.shape().equals(fitting)
        && bias.stream().allMatch(vector -> vector.shape().equals(Shape.of(filters)));
  }

  private Shape kernelShape(int rows, int columns) {
    return Shape.of(spec.height().kernelSize(), spec.width().kernelSize(), rows, columns);
  }

  /** Whether both axes have at least one output element. */
  public boolean isComputable() {
    return height.outputSize() > 0 && width.outputSize() > 0;
  }

  /** The shape of the output, in the spec's data format; only where no size is negative. */
  public Shape outputShape() {
    return spec.dataFormat()
        .shape(input.shape().size(0), height.outputSize(), width.outputSize(), spec.filters());
  }
}

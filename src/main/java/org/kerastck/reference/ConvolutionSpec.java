package org.kerastck.reference;

import org.apiguardian.api.API;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.DataFormat;

/**
 * A layer's configuration in numbers, as far as Keras's meaning of it is plain: what an engine's
 * adapter maps and what the definition computes.
 *
 * @param kind the layer
 * @param filters the number of output channels
 * @param height the arguments for the height
 * @param width the arguments for the width
 * @param padding valid or same
 * @param dataFormat of input and output
 * @param groups of Conv2D; 1 for the transposed layer
 * @param activation its name in Keras
 * @param useBias whether there is a bias
 */
@API(status = API.Status.MAINTAINED)
public record ConvolutionSpec(
    LayerKind kind,
    int filters,
    AxisParameters height,
    AxisParameters width,
    Padding padding,
    DataFormat dataFormat,
    int groups,
    String activation,
    boolean useBias) {

  /** The same with other axes. */
  public ConvolutionSpec withAxes(AxisParameters newHeight, AxisParameters newWidth) {
    return new ConvolutionSpec(
        kind, filters, newHeight, newWidth, padding, dataFormat, groups, activation, useBias);
  }

  /** The same with other groups. */
  public ConvolutionSpec withGroups(int newGroups) {
    return new ConvolutionSpec(
        kind, filters, height, width, padding, dataFormat, newGroups, activation, useBias);
  }

  /** The same with another activation. */
  public ConvolutionSpec withActivation(String newActivation) {
    return new ConvolutionSpec(
        kind, filters, height, width, padding, dataFormat, groups, newActivation, useBias);
  }

  /** Whether a geometry can be computed from the numbers. */
  public boolean isPositive() {
    return filters > 0 && groups > 0 && isPositive(height) && isPositive(width);
  }

  private static boolean isPositive(AxisParameters axis) {
    return axis.kernelSize() > 0 && axis.strides() > 0 && axis.dilationRate() > 0;
  }

  /** Keras's geometry of an axis of {@code inputSize} elements. */
  public AxisGeometry geometry(int inputSize, AxisParameters parameters) {
    return switch (kind) {
      case CONV2D -> ConvolutionAxis.of(inputSize, parameters, padding);
      case CONV2D_TRANSPOSE -> TransposedAxis.of(inputSize, parameters, padding);
    };
  }
}

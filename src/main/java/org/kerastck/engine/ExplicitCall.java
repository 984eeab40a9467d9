package org.kerastck.engine;

import java.util.Arrays;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A call of a layer whose geometry is known: nothing is left for a library to decide.
 *
 * @param spec the layer; what its {@code padding} means is in the axes
 * @param height the geometry of the height
 * @param width the geometry of the width
 * @param input of rank 4, in the layer's data format
 * @param weights as Keras keeps them
 * @param <A> the layer's kind of geometry
 */
public record ExplicitCall<A extends AxisGeometry>(
    ConvolutionSpec spec, A height, A width, Tensor input, Weights weights) {

  /** The number of images. */
  public int batch() {
    return input.shape().size(0);
  }

  /** The number of input channels. */
  public int channels() {
    return input.shape().size(spec.dataFormat().channelAxis());
  }

  /** The output's shape, in the layer's data format. */
  public Shape outputShape() {
    return spec.dataFormat()
        .shape(batch(), height.outputSize(), width.outputSize(), spec.filters());
  }

  /** The bias, with zeros where the layer has none. */
  public float[] biasOrZeros() {
    return weights.bias().map(Tensor::data).orElseGet(() -> new float[spec.filters()]);
  }

  /** The output where no input element reaches it: the bias everywhere. */
  Tensor biasAlone() {
    Shape shape = outputShape();
    float[] bias = biasOrZeros();
    int channelAxis = spec.dataFormat().channelAxis();
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    int inner =
        Arrays.stream(shape.toArray(), channelAxis + 1, shape.rank()).reduce(1, (a, b) -> a * b);
    for (int offset = 0; offset < data.length; offset++) {
      data[offset] = bias[offset / inner % bias.length];
    }
    return Tensor.of(shape, data);
  }
}

package org.kerastck.benchmark.nd4j;

import java.util.Arrays;
import org.kerastck.benchmark.Layer;
import org.kerastck.benchmark.Library;
import org.kerastck.benchmark.Subject;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's conv2d and deconv2d, in the layer's data format; it takes its threads from OpenMP. */
public final class Nd4jLibrary implements Library {

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public Subject open(Layer layer, int threads) {
    if (layer.groups() > 1) {
      throw new UnsupportedOperationException("ND4J has no groups");
    }
    Shape kernelShape =
        layer.transposed()
            ? Shape.of(layer.kernelHeight(), layer.kernelWidth(), layer.filters(), layer.channels())
            : Shape.of(
                layer.kernelHeight(), layer.kernelWidth(), layer.channels(), layer.filters());
    Shape outputShape = layer.task().outputShape();
    DynamicCustomOp operation =
        DynamicCustomOp.builder(layer.transposed() ? "deconv2d" : "conv2d")
            .addInputs(
                array(layer.task().inputShape(), layer.input()),
                array(kernelShape, layer.kernel()),
                array(Shape.of(layer.filters()), layer.bias()))
            .addOutputs(array(outputShape, new float[Math.toIntExact(outputShape.elementCount())]))
            .addIntegerArguments(
                layer.kernelHeight(),
                layer.kernelWidth(),
                layer.strides(),
                layer.strides(),
                0,
                0,
                layer.dilationRate(),
                layer.dilationRate(),
                layer.padding() == Padding.SAME ? 1 : 0,
                layer.format() == DataFormat.CHANNELS_LAST ? 1 : 0,
                0)
            .build();
    return () -> Nd4j.exec(operation);
  }

  private static INDArray array(Shape shape, float[] data) {
    return Nd4j.create(data, Arrays.stream(shape.toArray()).asLongStream().toArray(), 'c');
  }
}

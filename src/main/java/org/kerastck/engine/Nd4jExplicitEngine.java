package org.kerastck.engine;

import java.util.Arrays;
import java.util.OptionalInt;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How to get Keras's numbers from ND4J: pad the input, call {@code conv2d} in valid mode; call
 * {@code deconv2d} in valid mode, crop and extend its output, then add the bias.
 */
public final class Nd4jExplicitEngine extends ExplicitEngine {

  @Override
  public String name() {
    return "nd4j-explicit";
  }

  @Override
  public String version() {
    return MavenVersion.of("org.nd4j", "nd4j-api");
  }

  @Override
  public void warmUp() {
    new Nd4jEngine().warmUp();
  }

  @Override
  protected Tensor convolve(ExplicitCall<ConvolutionAxis> call) {
    if (call.spec().groups() != 1) {
      throw new UnsupportedOperationException("ND4J's conv2d has no groups");
    }
    DataFormat format = call.spec().dataFormat();
    ConvolutionAxis height = call.height();
    ConvolutionAxis width = call.width();
    Shape padded =
        format.shape(
            call.batch(),
            height.padBefore() + height.inputSize() + height.padAfter(),
            width.padBefore() + width.inputSize() + width.padAfter(),
            call.channels());
    INDArray input = Nd4j.zeros(sizes(padded));
    input.put(
        window(
            format,
            interval(height.padBefore(), height.inputSize()),
            interval(width.padBefore(), width.inputSize())),
        Nd4jArrays.array(call.input()));
    return Nd4jArrays.tensor(valid(call, input).output());
  }

  @Override
  protected Tensor convolveTransposed(ExplicitCall<TransposedAxis> call) {
    DataFormat format = call.spec().dataFormat();
    INDArray full = valid(call, Nd4jArrays.array(call.input())).withoutBias();
    int rows = kept(call.height());
    int columns = kept(call.width());
    INDArray output = Nd4j.zeros(sizes(call.outputShape()));
    output.put(
        window(format, interval(0, rows), interval(0, columns)),
        full.get(
            window(
                format,
                interval(call.height().cropBefore(), rows),
                interval(call.width().cropBefore(), columns))));
    INDArray bias = Nd4j.createFromArray(call.biasOrZeros());
    output.addi(bias.reshape(sizes(format.shape(1, 1, 1, call.spec().filters()))));
    return Nd4jArrays.tensor(output);
  }

  /** Output elements that come from the full result; those after them are zeros. */
  private static int kept(TransposedAxis axis) {
    return axis.outputSize() - axis.padAfter();
  }

  private static Nd4jConvolution valid(ExplicitCall<?> call, INDArray input) {
    ConvolutionSpec spec = call.spec();
    ConvolutionSpec valid =
        new ConvolutionSpec(
            spec.kind(),
            spec.filters(),
            withoutOutputPadding(spec.height()),
            withoutOutputPadding(spec.width()),
            Padding.VALID,
            spec.dataFormat(),
            spec.groups(),
            spec.activation(),
            spec.useBias());
    return new Nd4jConvolution(valid, input, call.weights());
  }

  private static AxisParameters withoutOutputPadding(AxisParameters axis) {
    return new AxisParameters(
        axis.kernelSize(), axis.strides(), axis.dilationRate(), OptionalInt.empty());
  }

  private static INDArrayIndex[] window(
      DataFormat format, INDArrayIndex rows, INDArrayIndex columns) {
    INDArrayIndex all = NDArrayIndex.all();
    return format == DataFormat.CHANNELS_LAST
        ? new INDArrayIndex[] {all, rows, columns, all}
        : new INDArrayIndex[] {all, all, rows, columns};
  }

  private static INDArrayIndex interval(int begin, int length) {
    return NDArrayIndex.interval(begin, begin + length);
  }

  private static long[] sizes(Shape shape) {
    return Arrays.stream(shape.toArray()).asLongStream().toArray();
  }
}

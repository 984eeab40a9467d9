package com.example.toy;

import com.example.toy.ToyConvolution.Axis;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.LibrarySpec;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The adapter: what a user of {@link ToyConvolution} would write to compute Keras's layer. */
public final class ToyEngine implements ConvolutionEngine {
  private static final LibrarySpec SPEC = new LibrarySpec("toy");

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public Isolation isolation() {
    return Isolation.IN_PROCESS;
  }

  @Override
  public Outcome run(LayerCall call) {
    try {
      ConvolutionSpec spec = SPEC.read(call);
      if (spec.kind() != LayerKind.CONV2D) {
        return new Outcome.Unsupported("toy has no transposed convolution");
      }
      if (spec.dataFormat() != DataFormat.CHANNELS_LAST) {
        return new Outcome.Unsupported("toy has no channels first");
      }
      if (!spec.activation().equals("linear")) {
        return new Outcome.Unsupported("toy has no activations");
      }
      ToyConvolution convolution =
          new ToyConvolution(axis(spec.height(), spec), axis(spec.width(), spec));
      Weights weights = call.weights().orElseThrow();
      float[] bias = weights.bias().map(Tensor::data).orElse(new float[spec.filters()]);
      return new Outcome.Output(
          tensor(convolution.apply(array(call.input()), array(weights.kernel()), bias)));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(e.getMessage());
    }
  }

  private static Axis axis(AxisParameters axis, ConvolutionSpec spec) {
    return new Axis(
        axis.kernelSize(), axis.strides(), axis.dilationRate(), spec.padding() == Padding.SAME);
  }

  private static float[][][][] array(Tensor tensor) {
    int[] sizes = tensor.shape().toArray();
    float[][][][] array = new float[sizes[0]][sizes[1]][sizes[2]][sizes[3]];
    int next = 0;
    for (float[][][] image : array) {
      for (float[][] row : image) {
        for (float[] pixel : row) {
          System.arraycopy(tensor.data(), next, pixel, 0, pixel.length);
          next += pixel.length;
        }
      }
    }
    return array;
  }

  private static Tensor tensor(float[][][][] array) {
    int[] sizes = {array.length, array[0].length, array[0][0].length, array[0][0][0].length};
    float[] data = new float[sizes[0] * sizes[1] * sizes[2] * sizes[3]];
    int next = 0;
    for (float[][][] image : array) {
      for (float[][] row : image) {
        for (float[] pixel : row) {
          System.arraycopy(pixel, 0, data, next, pixel.length);
          next += pixel.length;
        }
      }
    }
    return Tensor.of(Shape.of(sizes), data);
  }
}

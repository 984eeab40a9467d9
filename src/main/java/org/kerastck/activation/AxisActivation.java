package org.kerastck.activation;

import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * An activation that works on the vectors along one axis, each in double precision.
 *
 * <p>The axis is −1, the last one, whenever Keras takes the activation by its name: with {@code
 * channels_first} that is the width, not the channels.
 */
abstract class AxisActivation implements Activation {
  private final String kerasName;
  private final int axis;

  AxisActivation(String kerasName, int axis) {
    this.kerasName = kerasName;
    this.axis = axis;
  }

  /** The function of one vector; {@code y} has the output's length. */
  abstract void value(double[] x, double[] y);

  /** The gradient of ⟨{@code upstream}, value⟩ into {@code gradient}, of the input's length. */
  abstract void slope(double[] x, double[] upstream, double[] gradient);

  /** The length of the output for an input of that length. */
  int outputLength(int length) {
    return length;
  }

  @Override
  public final String kerasName() {
    return kerasName;
  }

  @Override
  public final Shape outputShape(Shape inputShape) {
    int[] sizes = inputShape.toArray();
    int position = position(inputShape);
    sizes[position] = outputLength(sizes[position]);
    return Shape.of(sizes);
  }

  @Override
  public final Tensor apply(Tensor input) {
    Shape shape = outputShape(input.shape());
    Vectors in = Vectors.along(input.shape(), position(input.shape()));
    Vectors out = Vectors.along(shape, position(shape));
    double[] x = new double[in.length()];
    double[] y = new double[out.length()];
    float[] output = new float[Math.toIntExact(shape.elementCount())];
    for (int vector = 0; vector < in.count(); vector++) {
      in.read(input.data(), vector, x);
      value(x, y);
      out.write(y, vector, output);
    }
    return Tensor.of(shape, output);
  }

  @Override
  public final Tensor gradient(Tensor input, Tensor upstream) {
    UpstreamShape.check(this, input, upstream);
    Vectors in = Vectors.along(input.shape(), position(input.shape()));
    Vectors out = Vectors.along(upstream.shape(), position(upstream.shape()));
    double[] x = new double[in.length()];
    double[] above = new double[out.length()];
    double[] slopes = new double[in.length()];
    float[] gradient = new float[input.data().length];
    for (int vector = 0; vector < in.count(); vector++) {
      in.read(input.data(), vector, x);
      out.read(upstream.data(), vector, above);
      slope(x, above, slopes);
      in.write(slopes, vector, gradient);
    }
    return Tensor.of(input.shape(), gradient);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof AxisActivation activation
        && kerasName.equals(activation.kerasName)
        && axis == activation.axis;
  }

  @Override
  public final int hashCode() {
    return 31 * kerasName.hashCode() + axis;
  }

  private int position(Shape shape) {
    int position = axis < 0 ? axis + shape.rank() : axis;
    if (position < 0 || position >= shape.rank()) {
      throw new IllegalArgumentException(
          "The axis of %s must be one of the input's %d axes. Received: axis=%d, shape %s"
              .formatted(kerasName, shape.rank(), axis, shape));
    }
    return position;
  }
}

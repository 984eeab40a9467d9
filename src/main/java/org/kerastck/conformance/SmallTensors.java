package org.kerastck.conformance;

import java.util.Optional;
import java.util.Set;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * The numbers of a case that is made on the fly: small distinct integers, fractions of them where
 * an activation saturates.
 *
 * @param made the case
 */
record SmallTensors(SmallCase made) {
  /** What stands in an input without ordinary numbers alone, in this order. */
  private static final float[] NOT_FINITE = {
    Float.POSITIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY
  };

  /** With fewer ordinary numbers for each of them, hardly an output would be finite. */
  private static final int FINITE_BESIDE = 40;

  /**
   * Activations of which neither value nor slope rounds anything, and which tell large numbers
   * apart.
   */
  private static final Set<String> OF_INTEGERS = Set.of("linear", "relu");

  /** Of the input's shape, with infinities and NaN where these are asked for. */
  Tensor input() {
    Tensor input =
        scaled(
            numbers(
                made.spec()
                    .dataFormat()
                    .shape(made.batch(), made.height(), made.width(), made.channels()),
                1,
                31),
            4);
    if (made.question() != Question.NON_FINITE) {
      return input;
    }
    float[] data = input.data().clone();
    int count = Math.min(1 + data.length / FINITE_BESIDE, NOT_FINITE.length);
    for (int i = 0; i < count && i < data.length; i++) {
      data[(data.length / 2 + i * data.length / NOT_FINITE.length) % data.length] = NOT_FINITE[i];
    }
    return Tensor.of(input.shape(), data);
  }

  /** Kernel, and a bias where the layer has one. */
  Weights weights() {
    Shape kernelShape =
        made.spec().kind() == LayerKind.CONV2D
            ? kernelShape(made.channels() / made.spec().groups(), made.spec().filters())
            : kernelShape(made.spec().filters(), made.channels());
    Optional<Tensor> bias =
        made.spec().useBias()
            ? Optional.of(
                scaled(numbers(Shape.of(made.spec().filters()), 100, 1009), 8 + halvings()))
            : Optional.empty();
    return new Weights(scaled(numbers(kernelShape, 3, 29), 4 + halvings()), bias);
  }

  /** A gradient with respect to an output of that shape. */
  static Tensor upstream(Shape output) {
    return numbers(output, 2, 23);
  }

  /** How often sums of as many terms of both signs are halved to be about as large as one term. */
  private int halvings() {
    int terms =
        made.spec().height().kernelSize()
            * made.spec().width().kernelSize()
            * made.channels()
            / made.spec().groups();
    int halvings = (int) Math.ceil(Math.log(Math.max(terms, 1)) / Math.log(4));
    // Up to 3.5 no kink at 6 would be met.
    return made.spec().activation().equals("relu6") ? halvings - 2 : halvings;
  }

  /** The numbers divided by a power of two, where an activation saturates on large ones. */
  private Tensor scaled(Tensor numbers, int halvings) {
    if (OF_INTEGERS.contains(made.spec().activation())) {
      return numbers;
    }
    float[] data = numbers.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.scalb(data[i], -halvings);
    }
    return Tensor.of(numbers.shape(), data);
  }

  private Shape kernelShape(int in, int out) {
    return Shape.of(made.spec().height().kernelSize(), made.spec().width().kernelSize(), in, out);
  }

  /**
   * Distinct as far as there are numbers, none of them 0, and of both signs. Each turn begins with
   * another number, so that rows of an input are not alike where its width fits the turns.
   */
  private static Tensor numbers(Shape shape, int from, int modulus) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      int turn = i / (3 * modulus);
      int number = (from + 7 * (i % modulus) + 11 * (turn % modulus)) % modulus + 1;
      data[i] = (i + turn) % 3 == 2 ? -number : number;
    }
    return Tensor.of(shape, data);
  }
}

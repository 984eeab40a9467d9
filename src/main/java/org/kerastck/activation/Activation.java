package org.kerastck.activation;

import java.util.Arrays;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A function that a layer applies to its output.
 *
 * <p>The standard is what Keras 3 computes: where a textbook has another formula, Keras's is here.
 */
public interface Activation {

  /** The name that Keras's {@code get_config} gives. */
  String kerasName();

  /**
   * As Keras's {@code activations.serialize} gives it: the name, or for one of Keras's layers the
   * serialized layer.
   */
  default Object serialize() {
    return kerasName();
  }

  /** The activated tensor, of shape {@link #outputShape}; {@code input} may be overwritten. */
  Tensor apply(Tensor input);

  /**
   * The gradient of ⟨{@code upstream}, {@code apply(input)}⟩ with respect to {@code input}; both
   * arguments stay as they are.
   *
   * @param upstream of shape {@link #outputShape}
   */
  Tensor gradient(Tensor input, Tensor upstream);

  /** The gradient of the sum of the output with respect to {@code input}. */
  default Tensor gradient(Tensor input) {
    Shape shape = outputShape(input.shape());
    float[] ones = new float[Math.toIntExact(shape.elementCount())];
    Arrays.fill(ones, 1f);
    return gradient(input, Tensor.of(shape, ones));
  }

  /** The shape of the output for an input of that shape: the same, except of {@code glu}. */
  default Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  /**
   * How far a finite value of {@link #apply} may be from the formula in exact arithmetic, in units
   * in the last place of the exact value as a float32. 0 means that every value is exact; 0.51 that
   * the formula is evaluated in double precision and rounded once.
   */
  default double ulpBound() {
    return 0.51;
  }
}

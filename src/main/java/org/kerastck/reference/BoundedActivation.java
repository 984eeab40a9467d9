package org.kerastck.reference;

import java.util.List;
import java.util.Optional;
import org.kerastck.tensor.Shape;

/**
 * An activation of a tensor whose elements are off already: of each element, or of the vectors
 * along the last axis, which is where Keras's named activations work, whatever the data format.
 */
public interface BoundedActivation extends BoundedFunction {

  /** The activations that mix the elements of an axis. */
  List<String> MIXING = List.of("softmax", "log_softmax", "sparsemax", "glu");

  /** The activation of that name, or nothing where the measure has no bound for it. */
  static Optional<BoundedActivation> named(String name) {
    return switch (name) {
      case "glu" -> Optional.of(new BoundedGlu());
      case "log_softmax" -> Optional.of(new BoundedSoftmax(true));
      case "softmax" -> Optional.of(new BoundedSoftmax(false));
      case "sparsemax" -> Optional.of(new BoundedSparsemax());
      default -> ReferenceActivation.named(name).map(BoundedActivation::of);
    };
  }

  /** The activation of each element. */
  static BoundedActivation of(ReferenceActivation activation) {
    return new ElementwiseBound(activation);
  }

  /** Whether Keras can apply it to such an input. */
  default boolean takes(Shape input) {
    return true;
  }

  /**
   * The gradient of ⟨upstream, output⟩ with respect to the input.
   *
   * @param upstream of the output's shape
   */
  BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream);
}

package org.kerastck.reference;

import java.util.Optional;

/**
 * Activations in double precision, for the measure.
 *
 * <p>All of these are continuous and contract distances (Lipschitz constant 1), so that a rounding
 * bound before the activation holds after it.
 */
public enum ReferenceActivation {
  LINEAR("linear"),
  RELU("relu"),
  RELU6("relu6");

  private final String kerasName;

  ReferenceActivation(String kerasName) {
    this.kerasName = kerasName;
  }

  /** The activation of that name, or nothing where the measure has none. */
  public static Optional<ReferenceActivation> named(String name) {
    for (ReferenceActivation activation : values()) {
      if (activation.kerasName.equals(name)) {
        return Optional.of(activation);
      }
    }
    return Optional.empty();
  }

  /** The activated value. */
  public double apply(double x) {
    return switch (this) {
      case LINEAR -> x;
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.min(Math.max(x, 0), 6);
    };
  }
}

package org.kerastck.activation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The activations that there are. */
public final class Activations {
  private Activations() {}

  /** {@code linear}, what Keras makes of no activation. */
  public static Activation linear() {
    return ElementwiseActivation.LINEAR;
  }

  /** The activation of that name; Keras's names are case-sensitive. */
  public static Optional<Activation> named(String name) {
    for (ElementwiseActivation activation : ElementwiseActivation.values()) {
      if (activation.kerasName().equals(name)) {
        return Optional.of(activation);
      }
    }
    return Optional.empty();
  }

  /** All names, in alphabetical order. */
  public static List<String> names() {
    return Arrays.stream(ElementwiseActivation.values())
        .map(Activation::kerasName)
        .sorted()
        .toList();
  }
}

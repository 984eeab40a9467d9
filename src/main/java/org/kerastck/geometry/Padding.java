package org.kerastck.geometry;

import java.util.Locale;
import java.util.Optional;

/** Keras's {@code padding} argument. */
public enum Padding {
  /** No padding: the kernel stays inside the input. */
  VALID,
  /** The output has {@code ceil(n / s)} elements (transposed: {@code n * s}). */
  SAME;

  /** The name in Keras's spelling, {@code "valid"} or {@code "same"}. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The padding of that name, in any case as in Keras; empty where Keras has none. */
  public static Optional<Padding> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "valid" -> Optional.of(VALID);
      case "same" -> Optional.of(SAME);
      default -> Optional.empty();
    };
  }
}

package org.kerastck.config;

import java.util.Locale;

/** The name that Keras derives from a class: {@code conv2d_transpose} for Conv2DTranspose. */
public final class DefaultName {
  private DefaultName() {}

  /** The class name in snake case, by the rule of Keras's {@code to_snake_case}. */
  public static String of(String className) {
    return className
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}

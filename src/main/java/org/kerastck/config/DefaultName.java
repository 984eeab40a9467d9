package org.kerastck.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name that Keras derives from a class: {@code conv2d_transpose} for Conv2DTranspose. */
public final class DefaultName {
  private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private DefaultName() {}

  /** The class name in snake case, by the rule of Keras's {@code to_snake_case}. */
  public static String of(String className) {
    String words = WORD.matcher(className).replaceAll("$1_$2");
    return CAPITAL.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}

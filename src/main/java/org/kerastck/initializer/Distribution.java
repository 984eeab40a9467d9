package org.kerastck.initializer;

import java.util.Optional;

/** How random values are distributed. */
public enum Distribution {
  /** Uniform between two limits. */
  UNIFORM("uniform"),
  /** Normal, drawn again beyond two standard deviations. */
  TRUNCATED_NORMAL("truncated_normal"),
  /** Normal. */
  UNTRUNCATED_NORMAL("untruncated_normal");

  private final String kerasName;

  Distribution(String kerasName) {
    this.kerasName = kerasName;
  }

  /** The name in Keras's {@code get_config}. */
  public String kerasName() {
    return kerasName;
  }

  /** The distribution of that name in any case; {@code "normal"} is the truncated one. */
  public static Optional<Distribution> named(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("normal")) {
      return Optional.of(TRUNCATED_NORMAL);
    }
    for (Distribution distribution : values()) {
      if (distribution.kerasName.equals(lower)) {
        return Optional.of(distribution);
      }
    }
    return Optional.empty();
  }
}

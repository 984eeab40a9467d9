package org.kerastck.initializer;

import java.util.Locale;
import java.util.Optional;

/** By which number of units a variance is scaled. */
public enum FanMode {
  /** By the number of input units. */
  FAN_IN,
  /** By the number of output units. */
  FAN_OUT,
  /** By the mean of both. */
  FAN_AVG;

  /** The name in Keras's {@code get_config}. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name, spelled exactly so. */
  public static Optional<FanMode> named(String name) {
    for (FanMode mode : values()) {
      if (mode.kerasName().equals(name)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  double of(Fans fans) {
    return switch (this) {
      case FAN_IN -> fans.in();
      case FAN_OUT -> fans.out();
      case FAN_AVG -> (fans.in() + fans.out()) / 2.0;
    };
  }
}

package org.kerastck.layer;

import java.util.Locale;

/** When a layer refuses: at construction, when it is built for a shape, or when it is called. */
public enum Stage {
  /** At construction, of its arguments. */
  INIT,
  /** When its weights get their shapes. */
  BUILD,
  /** When it is given an input. */
  CALL;

  /** The name in fixtures: {@code "init"}, {@code "build"} or {@code "call"}. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

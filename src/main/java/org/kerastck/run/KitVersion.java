package org.kerastck.run;

import org.kerastck.engine.JavaEngine;

/** This kit's version. */
public final class KitVersion {
  private KitVersion() {}

  /** Such as {@code "0.1.0"}; {@code "development"} outside a jar. */
  public static String get() {
    return new JavaEngine().version();
  }
}

package org.kerastck.reference;

import java.util.Optional;
import org.apiguardian.api.API;

/** The layers of Keras that this kit is about. */
@API(status = API.Status.MAINTAINED)
public enum LayerKind {
  /** The convolution. */
  CONV2D("Conv2D"),
  /** The transposed convolution. */
  CONV2D_TRANSPOSE("Conv2DTranspose");

  private final String className;

  LayerKind(String className) {
    this.className = className;
  }

  /** Keras's class name. */
  public String className() {
    return className;
  }

  /** The layer of that class name. */
  public static Optional<LayerKind> named(String className) {
    for (LayerKind kind : values()) {
      if (kind.className.equals(className)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}

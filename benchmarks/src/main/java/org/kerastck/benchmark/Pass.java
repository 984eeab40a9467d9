package org.kerastck.benchmark;

import java.util.Locale;

/** What of a layer is computed; each takes the same number of operations. */
public enum Pass {
  /** The output. */
  FORWARD,
  /** The gradient with respect to the input, from that of the output and the kernel. */
  INPUT_GRADIENT,
  /** The gradient with respect to the kernel, from the input and the output's. */
  KERNEL_GRADIENT;

  /** The pass of that name, such as {@code input-gradient}. */
  static Pass named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What tables call a layer's. */
  String of(Layer layer) {
    return this == FORWARD
        ? layer.name()
        : layer.name() + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.kerastck.tensor;

import java.util.Locale;
import java.util.Optional;

/**
 * What Keras was told the elements are. The layers compute in float32; the others are here so that
 * an input that Keras refuses for its dtype can be said.
 */
public enum DType {
  /** IEEE 754 half precision. */
  FLOAT16,
  /** IEEE 754 single precision. */
  FLOAT32,
  /** IEEE 754 double precision. */
  FLOAT64,
  /** Signed, 8 bits. */
  INT8,
  /** Signed, 16 bits. */
  INT16,
  /** Signed, 32 bits. */
  INT32,
  /** Signed, 64 bits. */
  INT64,
  /** Unsigned, 8 bits. */
  UINT8,
  /** True or false. */
  BOOL;

  /** The name in NumPy's spelling, such as {@code "float32"}. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dtype of that name, spelled exactly so. */
  public static Optional<DType> named(String name) {
    for (DType dtype : values()) {
      if (dtype.kerasName().equals(name)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }

  /** Whether elements are floating-point numbers. */
  public boolean isFloating() {
    return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
  }
}

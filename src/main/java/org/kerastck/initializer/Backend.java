package org.kerastck.initializer;

import java.util.Locale;
import java.util.Optional;

/** A backend of Keras, each of which has random numbers of its own. */
public enum Backend {
  /** Philox4x32-10, as TensorFlow 2 on a CPU draws; its logarithms and sines are glibc's. */
  TENSORFLOW,
  /**
   * Threefry2x32 as JAX 0.10.2 draws on an x86-64 CPU with FMA (AVX2 and AVX-512 give the same
   * bits). Without FMA, measured over a million values each, JAX itself differs from this: normals
   * by up to 3 ULP in 4 of 100 values; uniforms, and truncated normals, by up to {@code 2^-24} of
   * the largest possible value, and {@code 6 2^-23}, in half of the values.
   */
  JAX,
  /** MT19937 as Torch 2.13 on a CPU with AVX2 draws; without AVX2 its normals differ a little. */
  TORCH,
  /** PCG64 and the ziggurat of NumPy's {@code default_rng}. */
  NUMPY;

  /** The name in {@code KERAS_BACKEND}. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The backend of that name. */
  public static Optional<Backend> named(String name) {
    for (Backend backend : values()) {
      if (backend.kerasName().equals(name)) {
        return Optional.of(backend);
      }
    }
    return Optional.empty();
  }

  /** The stream of this seed. */
  RandomStream stream(SeedPair seed) {
    return switch (this) {
      case TENSORFLOW -> new TensorFlowStream(seed);
      case JAX -> new JaxStream(seed);
      case TORCH -> new TorchStream(seed);
      case NUMPY -> new NumPyStream(seed);
    };
  }
}

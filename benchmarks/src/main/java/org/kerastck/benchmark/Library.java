package org.kerastck.benchmark;

import java.util.ServiceLoader;

/** A library that computes layers; found with {@link ServiceLoader}. */
public interface Library {

  /** A short name. */
  String name();

  /**
   * Makes a layer ready. A library that cannot take the layer's data format gets its own.
   *
   * @param threads how many it may use
   * @throws UnsupportedOperationException where it has no such layer
   */
  Subject open(Layer layer, int threads);

  /**
   * Makes a pass of a layer ready.
   *
   * @param threads how many it may use
   * @throws UnsupportedOperationException where it has no such layer or pass
   */
  default Subject open(Layer layer, Pass pass, int threads) {
    if (pass != Pass.FORWARD) {
      throw new UnsupportedOperationException(name() + " has no gradients here");
    }
    return open(layer, threads);
  }

  /** The library of that name. */
  static Library named(String name) {
    return ServiceLoader.load(Library.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(library -> library.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No library " + name));
  }
}

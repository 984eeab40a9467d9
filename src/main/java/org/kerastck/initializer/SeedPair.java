package org.kerastck.initializer;

/**
 * What Keras's {@code draw_seed} gives a backend: {@code [seed, counter]}.
 *
 * @param seed as the backend's dtype holds it: int64 on TensorFlow, uint32 on JAX and NumPy, int32
 *     on Torch
 * @param counter how many draws the seed's generator gave before; 0 for an integer seed
 */
record SeedPair(long seed, long counter) {}

package org.kerastck.engine;

import java.util.Optional;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;

/**
 * A library that computes Keras's convolution layers, through an adapter that writes what a user of
 * the library would write and corrects nothing.
 *
 * <p>Implementations are found with {@link java.util.ServiceLoader}: they have a public constructor
 * without arguments, which does no work. One call is made at a time, unless the engine says that it
 * takes several.
 */
public interface ConvolutionEngine extends AutoCloseable {

  /** A short name in lower case, such as {@code "nd4j"}. */
  String name();

  /** The library's version, such as {@code "1.0.0-M2.1"}. */
  String version();

  /** Where the engine runs unless told otherwise: native code belongs in a child JVM. */
  Isolation isolation();

  /**
   * Whether several threads may make calls, and ask what is {@link #missing}, at once: where
   * nothing is kept from call to call. A run of this engine alone then does so.
   */
  default boolean takesCallsAtOnce() {
    return false;
  }

  /** Loads what the first call would load; a child JVM does this before it takes cases. */
  default void warmUp() {}

  /**
   * What the library has no parameter for, of what the call asks; empty where it has all, or only
   * the library itself knows. This is asked before the call, and in the harness's own process: it
   * must not load native code.
   */
  default Optional<String> missing(Call call) {
    return Optional.empty();
  }

  /**
   * Makes the layer and calls it. What the library has no parameter for is {@link
   * Outcome.Unsupported}, with the reason; an exception counts as a refusal.
   */
  Outcome run(LayerCall call);

  /**
   * Answers any question of the fixtures. An engine overrides this where it has more than layers:
   * gradients, activations, initializers and so on.
   */
  default Outcome answer(Call call) {
    return call instanceof LayerCall layer
        ? run(layer)
        : new Outcome.Unsupported(
            "%s has no %s that this adapter knows".formatted(name(), call.subject()));
  }

  /** Frees what the engine holds; it is not used afterwards. */
  @Override
  default void close() {}
}

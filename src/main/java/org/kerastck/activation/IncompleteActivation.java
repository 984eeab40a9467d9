package org.kerastck.activation;

import java.util.List;
import org.kerastck.tensor.Tensor;

/**
 * A name that Keras accepts for a layer, though the function has arguments without defaults: only
 * the call fails.
 */
record IncompleteActivation(String kerasName, List<String> missing) implements Activation {
  @Override
  public Tensor apply(Tensor input) {
    throw problem();
  }

  @Override
  public Tensor gradient(Tensor input, Tensor upstream) {
    throw problem();
  }

  private IllegalStateException problem() {
    return new IllegalStateException(
        "%s() needs the arguments %s. Received: none".formatted(kerasName, missing));
  }
}

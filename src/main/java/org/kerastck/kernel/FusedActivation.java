package org.kerastck.kernel;

import java.util.Optional;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;

/** The activations that are cheap enough to apply on the way; their values are exact. */
public enum FusedActivation {
  /** No activation. */
  LINEAR("linear", Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
  /** {@code max(x, 0)}. */
  RELU("relu", 0, Float.POSITIVE_INFINITY),
  /** {@code min(max(x, 0), 6)}. */
  RELU6("relu6", 0, 6),
  /** {@code min(max(x, -1), 1)}. */
  HARD_TANH("hard_tanh", -1, 1);

  private final String kerasName;
  private final float lower;
  private final float upper;

  FusedActivation(String kerasName, float lower, float upper) {
    this.kerasName = kerasName;
    this.lower = lower;
    this.upper = upper;
  }

  /** The fused form of an activation; empty where there is none. */
  public static Optional<FusedActivation> of(Activation activation) {
    for (FusedActivation fused : values()) {
      if (Activations.named(fused.kerasName).orElseThrow().equals(activation)) {
        return Optional.of(fused);
      }
    }
    return Optional.empty();
  }

  /** Applies it to {@code count} elements; NaN stays NaN. */
  void apply(float[] data, int first, int count) {
    if (this == LINEAR) {
      return;
    }
    for (int i = first; i < first + count; i++) {
      data[i] = Math.min(Math.max(data[i], lower), upper);
    }
  }
}

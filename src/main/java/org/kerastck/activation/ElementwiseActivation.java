package org.kerastck.activation;

import org.kerastck.tensor.Tensor;

/** An activation whose elements do not see each other. */
enum ElementwiseActivation implements Activation {
  /** {@code x}. */
  LINEAR("linear") {
    @Override
    float apply(float x) {
      return x;
    }
  },
  /** {@code max(x, 0)}; NaN stays NaN. */
  RELU("relu") {
    @Override
    float apply(float x) {
      return Math.max(x, 0f);
    }
  },
  /** {@code min(max(x, 0), 6)}; NaN stays NaN. */
  RELU6("relu6") {
    @Override
    float apply(float x) {
      return Math.min(Math.max(x, 0f), 6f);
    }
  };

  private final String kerasName;

  ElementwiseActivation(String kerasName) {
    this.kerasName = kerasName;
  }

  abstract float apply(float x);

  @Override
  public String kerasName() {
    return kerasName;
  }

  @Override
  public Tensor apply(Tensor input) {
    if (this != LINEAR) {
      float[] data = input.data();
      for (int i = 0; i < data.length; i++) {
        data[i] = apply(data[i]);
      }
    }
    return input;
  }
}

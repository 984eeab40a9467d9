package org.kerastck.activation;

import org.kerastck.tensor.Tensor;

/** The activations without parameters that are made of polynomials. */
enum PiecewiseActivation implements ElementwiseActivation {
  /** {@code x}. */
  LINEAR("linear") {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double slope(double x) {
      return 1;
    }

    @Override
    public Tensor apply(Tensor input) {
      return input;
    }

    @Override
    public double ulpBound() {
      return 0;
    }
  },
  /** {@code min(max(x, 0), 6)}; NaN stays NaN; the slope is 0 at 0 and at 6. */
  RELU6("relu6") {
    @Override
    public double value(double x) {
      return Math.min(Math.max(x, 0), 6);
    }

    @Override
    public double slope(double x) {
      return x > 0 && x < 6 ? 1 : 0;
    }

    @Override
    public double ulpBound() {
      return 0;
    }
  },
  /** {@code relu6(x + 3) / 6}. */
  HARD_SIGMOID("hard_sigmoid") {
    @Override
    public double value(double x) {
      return RELU6.value(x + 3) / 6;
    }

    @Override
    public double slope(double x) {
      return RELU6.slope((float) x + 3f) / 6;
    }
  },
  /** {@code x · hard_sigmoid(x)}, also called hard_swish; NaN at −∞. */
  HARD_SILU("hard_silu") {
    @Override
    public double value(double x) {
      return x * RELU6.value(x + 3) / 6;
    }

    @Override
    public double slope(double x) {
      return HARD_SIGMOID.value(x) + x * HARD_SIGMOID.slope(x);
    }
  },
  /** {@code min(max(x, −1), 1)}; NaN stays NaN; the slope is 1 at −1 and at 1. */
  HARD_TANH("hard_tanh") {
    @Override
    public double value(double x) {
      return Math.min(Math.max(x, -1), 1);
    }

    @Override
    public double slope(double x) {
      return x >= -1 && x <= 1 ? 1 : 0;
    }

    @Override
    public double ulpBound() {
      return 0;
    }
  },
  /** 0 up to −1, {@code (x + 1)² / 4} up to 1, then {@code x}. */
  SPARSE_PLUS("sparse_plus") {
    @Override
    public double value(double x) {
      if (x <= -1) {
        return 0;
      }
      return x < 1 ? (x + 1) * (x + 1) / 4 : x;
    }

    @Override
    public double slope(double x) {
      if (Double.isInfinite(x) || Double.isNaN(x)) {
        return Double.NaN;
      }
      if (x <= -1) {
        return 0;
      }
      return x < 1 ? (x + 1) / 2 : 1;
    }
  },
  /** 0 up to −1, {@code (x + 1) / 2} up to 1, then 1. */
  SPARSE_SIGMOID("sparse_sigmoid") {
    @Override
    public double value(double x) {
      if (x <= -1) {
        return 0;
      }
      return x >= 1 ? 1 : (x + 1) / 2;
    }

    @Override
    public double slope(double x) {
      return x <= -1 || x >= 1 ? 0 : 0.5;
    }
  };

  private final String kerasName;

  PiecewiseActivation(String kerasName) {
    this.kerasName = kerasName;
  }

  @Override
  public String kerasName() {
    return kerasName;
  }
}

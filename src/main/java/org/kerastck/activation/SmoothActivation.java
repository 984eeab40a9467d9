package org.kerastck.activation;

/** The activations without parameters that are made of exponentials. */
enum SmoothActivation implements ElementwiseActivation {
  /** {@code exp(x)}. */
  EXPONENTIAL("exponential") {
    @Override
    public double value(double x) {
      return StrictMath.exp(x);
    }

    @Override
    public double slope(double x) {
      return StrictMath.exp(x);
    }
  },
  /** {@code 1 / (1 + exp(−x))}. */
  SIGMOID("sigmoid") {
    @Override
    public double value(double x) {
      return Logistic.sigmoid(x);
    }

    @Override
    public double slope(double x) {
      return Logistic.sigmoidSlope(x);
    }
  },
  /** {@code log(sigmoid(x))}. */
  LOG_SIGMOID("log_sigmoid") {
    @Override
    public double value(double x) {
      return -Logistic.softplus(-x);
    }

    @Override
    public double slope(double x) {
      return Logistic.sigmoid(-x);
    }
  },
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS("softplus") {
    @Override
    public double value(double x) {
      return Logistic.softplus(x);
    }

    @Override
    public double slope(double x) {
      return Logistic.sigmoid(x);
    }
  },
  /** {@code x · sigmoid(x)}, also called swish; NaN at −∞. */
  SILU("silu") {
    @Override
    public double value(double x) {
      return x * Logistic.sigmoid(x);
    }

    @Override
    public double slope(double x) {
      return Logistic.sigmoid(x) + x * Logistic.sigmoidSlope(x);
    }
  },
  /** {@code x · tanh(softplus(x))}; NaN at −∞. */
  MISH("mish") {
    @Override
    public double value(double x) {
      return x * StrictMath.tanh(Logistic.softplus(x));
    }

    @Override
    public double slope(double x) {
      double tanh = StrictMath.tanh(Logistic.softplus(x));
      return tanh + x * (1 - tanh) * (1 + tanh) * Logistic.sigmoid(x);
    }
  },
  /** {@code x / (1 + |x|)}; NaN at ±∞. */
  SOFTSIGN("softsign") {
    @Override
    public double value(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public double slope(double x) {
      double denominator = 1 + Math.abs(x);
      return 1 / (denominator * denominator);
    }
  },
  /** {@code tanh(x)}. */
  TANH("tanh") {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double slope(double x) {
      double e = StrictMath.exp(-2 * Math.abs(x));
      return 4 * e / ((1 + e) * (1 + e));
    }
  },
  /** {@code x − tanh(x)}. */
  TANH_SHRINK("tanh_shrink") {
    @Override
    public double value(double x) {
      return Math.abs(x) < SERIES_BELOW ? cubicSeries(x) : x - StrictMath.tanh(x);
    }

    @Override
    public double slope(double x) {
      double tanh = StrictMath.tanh(x);
      return tanh * tanh;
    }
  },
  /** {@code scale · x} above 0, {@code scale · α · (exp(x) − 1)} below. */
  SELU("selu") {
    @Override
    public double value(double x) {
      return SELU_SCALE * (x < 0 ? SELU_ALPHA * StrictMath.expm1(x) : x);
    }

    @Override
    public double slope(double x) {
      return SELU_SCALE * (x < 0 ? SELU_ALPHA * StrictMath.exp(x) : 1);
    }
  };

  /** Klambauer et al., Self-Normalizing Neural Networks, 2017. */
  private static final double SELU_SCALE = 1.0507009873554805;

  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final double SERIES_BELOW = 0.125;

  private final String kerasName;

  SmoothActivation(String kerasName) {
    this.kerasName = kerasName;
  }

  @Override
  public String kerasName() {
    return kerasName;
  }

  /** The Taylor series of {@code x − tanh(x)}, where the subtraction would cancel. */
  private static double cubicSeries(double x) {
    double square = x * x;
    double sum = -1382.0 / 155925;
    sum = sum * square + 62.0 / 2835;
    sum = sum * square - 17.0 / 315;
    sum = sum * square + 2.0 / 15;
    sum = sum * square - 1.0 / 3;
    return -sum * square * x;
  }
}

package org.kerastck.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kerastck.tensor.Tensor;

/**
 * Keras's losses of one element: the mean over all elements of a function of {@code d = output -
 * target}. Keras takes the mean over the last axis, then that over batch and positions, which is
 * the same number.
 */
public enum Loss {
  /** {@code d^2}. */
  MEAN_SQUARED_ERROR("mean_squared_error", "mse", "MSE", "MeanSquaredError") {
    @Override
    double value(double d) {
      return d * d;
    }

    @Override
    double slope(double d) {
      return 2 * d;
    }
  },
  /** {@code |d|}; the slope at 0 is 0. */
  MEAN_ABSOLUTE_ERROR("mean_absolute_error", "mae", "MAE", "MeanAbsoluteError") {
    @Override
    double value(double d) {
      return Math.abs(d);
    }

    @Override
    double slope(double d) {
      return Math.signum(d);
    }
  },
  /** {@code d^2 / 2} up to 1, then {@code |d| - 1/2}: Keras's default delta. */
  HUBER("huber", "Huber") {
    @Override
    double value(double d) {
      return Math.abs(d) <= 1 ? d * d / 2 : Math.abs(d) - 0.5;
    }

    @Override
    double slope(double d) {
      return Math.max(-1, Math.min(d, 1));
    }
  },
  /** {@code log(cosh(d))}. */
  LOG_COSH("log_cosh", "LogCosh", "logcosh") {
    @Override
    double value(double d) {
      double magnitude = Math.abs(d);
      return magnitude + Math.log1p(Math.expm1(-2 * magnitude) / 2);
    }

    @Override
    double slope(double d) {
      return Math.tanh(d);
    }
  };

  // Made by List.of, which nothing changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> names;

  Loss(String... names) {
    this.names = List.of(names);
  }

  /** The loss that Keras finds under that name. */
  public static Optional<Loss> named(String name) {
    return Arrays.stream(values()).filter(loss -> loss.names.contains(name)).findFirst();
  }

  /** The name of Keras's function. */
  public String kerasName() {
    return names.get(0);
  }

  /**
   * The mean, evaluated in double precision and rounded once.
   *
   * @throws IllegalArgumentException where the shapes differ
   */
  public float mean(Tensor target, Tensor output) {
    check(target, output);
    double sum = 0;
    for (int i = 0; i < output.data().length; i++) {
      sum += value((double) output.data()[i] - target.data()[i]);
    }
    return (float) (sum / output.data().length);
  }

  /**
   * The mean's gradient with respect to the output.
   *
   * @throws IllegalArgumentException where the shapes differ
   */
  public Tensor gradient(Tensor target, Tensor output) {
    check(target, output);
    float[] gradient = new float[output.data().length];
    for (int i = 0; i < gradient.length; i++) {
      double slope = slope((double) output.data()[i] - target.data()[i]);
      gradient[i] = (float) (slope / gradient.length);
    }
    return Tensor.of(output.shape(), gradient);
  }

  abstract double value(double d);

  abstract double slope(double d);

  private static void check(Tensor target, Tensor output) {
    if (!target.shape().equals(output.shape())) {
      throw new IllegalArgumentException(
          "target must have the output's shape %s. Received: shape %s"
              .formatted(output.shape(), target.shape()));
    }
  }
}

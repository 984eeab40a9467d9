package org.kerastck.reference;

import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * {@code exp(x_i) / sum of exp(x_j)} over a vector, or its logarithm. Where every element of the
 * vector is off by at most e, the former changes by a factor of {@code exp(2 e)} at most, and the
 * latter by 2 e. A vector of one element gives 1 or 0, whatever it is.
 *
 * @param logarithm whether this is log_softmax
 */
record BoundedSoftmax(boolean logarithm) implements BoundedActivation {
  private static final double ROUNDINGS = 16;

  /** One vector of the input. */
  private record Row(BoundedTensor input, int first, int length) {
    IntStream offsets() {
      return IntStream.range(first, first + length);
    }

    double largest() {
      return offsets().mapToDouble(input::value).max().orElseThrow();
    }

    double largestError() {
      return offsets().mapToDouble(input::error).max().orElseThrow();
    }

    /** The logarithm of the sum of exponentials. */
    double logarithm() {
      double largest = largest();
      double sum = offsets().mapToDouble(i -> Math.exp(input.value(i) - largest)).sum();
      return largest + Math.log(sum);
    }

    /** u times the roundings of the sum and of the arguments of its exponentials. */
    double evaluation() {
      double smallest = offsets().mapToDouble(input::value).min().orElseThrow();
      return Rounding.UNIT * (ROUNDINGS + length + 2 * (largest() - smallest + largestError()));
    }

    Bounded softmax(int i) {
      if (length == 1) {
        return Bounded.exact(1);
      }
      double value = Math.exp(input.value(i) - logarithm());
      double factor = Math.expm1(2 * largestError() + evaluation());
      return new Bounded(value, value * factor + ROUNDINGS * Rounding.SMALLEST_NORMAL);
    }

    Bounded logSoftmax(int i) {
      if (length == 1) {
        return Bounded.exact(0);
      }
      double value = input.value(i) - logarithm();
      double evaluation = evaluation() + ROUNDINGS * Rounding.UNIT * Math.abs(value);
      return new Bounded(value, 2 * largestError() + evaluation);
    }
  }

  @Override
  public BoundedTensor output(BoundedTensor input) {
    return BoundedTensor.of(
        input.shape(), i -> logarithm ? row(input, i).logSoftmax(i) : row(input, i).softmax(i));
  }

  /** {@code y_i (g_i - sum of g_j y_j)}; of the logarithm {@code g_i - y_i * sum of g_j}. */
  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    return BoundedTensor.of(
        input.shape(),
        i -> {
          Row row = row(input, i);
          Bounded softmax = row.softmax(i);
          Bounded above = upstream.at(i);
          return logarithm
              ? above.plus(sum(row, upstream, (g, y) -> g).times(softmax).times(-1))
              : above.plus(sum(row, upstream, Bounded::times).times(-1)).times(softmax);
        });
  }

  private static Bounded sum(Row row, BoundedTensor upstream, BinaryOperator<Bounded> term) {
    Bounded[] terms =
        row.offsets()
            .mapToObj(j -> term.apply(upstream.at(j), row.softmax(j)))
            .toArray(Bounded[]::new);
    return Bounded.sum(terms);
  }

  private static Row row(BoundedTensor input, int offset) {
    int length = input.shape().size(input.shape().rank() - 1);
    return new Row(input, offset / length * length, length);
  }
}

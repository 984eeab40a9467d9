package org.kerastck.reference;

import java.util.stream.IntStream;

/**
 * Sparsemax as Martins and Astudillo (2016) define it: {@code max(x_i - t, 0)} over a vector, with
 * {@code t = (C_k - 1) / k}, {@code C_j} the sum of the j largest elements, and k the last j whose
 * element is above {@code (C_j - 1) / j}. Where every element is off by at most e, so is t.
 */
record SummingSparsemax() implements BoundedFunction {
  private static final double ROUNDINGS = 16;

  @Override
  public BoundedTensor output(BoundedTensor input) {
    int length = input.shape().size(input.shape().rank() - 1);
    return BoundedTensor.of(
        input.shape(),
        i -> {
          Bounded above = input.at(i).plus(threshold(input, i / length * length, length).times(-1));
          return new Bounded(Math.max(above.value(), 0), above.error());
        });
  }

  private static Bounded threshold(BoundedTensor input, int first, int length) {
    double[] ascending =
        IntStream.range(first, first + length).mapToDouble(input::value).sorted().toArray();
    double cumulative = 0;
    double threshold = 0;
    double largest = 1;
    for (int j = 1; j <= length; j++) {
      double x = ascending[length - j];
      cumulative += x;
      largest = Math.max(largest, Math.max(Math.abs(x), Math.abs(cumulative)));
      if (x > (cumulative - 1) / j) {
        threshold = (cumulative - 1) / j;
      }
    }
    double error = IntStream.range(first, first + length).mapToDouble(input::error).max().orElse(0);
    return new Bounded(threshold, error + (ROUNDINGS + length) * Rounding.UNIT * largest);
  }
}

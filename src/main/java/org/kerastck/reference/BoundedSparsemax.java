package org.kerastck.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * {@code max(x_i - t, 0)} over a vector, with Keras's t, which is not the one of Martins and
 * Astudillo (2016): with {@code C_j} the sum of the j largest elements and the support all j whose
 * element is above {@code (C_j - 1) / j}, k of them, {@code t} is the sum of {@code C_j} over the
 * support, less one, divided by k.
 *
 * <p>Where every element is off by at most e, {@code C_j} is by j e, and t by {@code (k + 1) / 2
 * e}. An element whose place in the support an error decides makes t jump: nothing is known then.
 */
record BoundedSparsemax() implements BoundedActivation {
  private static final double ROUNDINGS = 16;

  /** t of one vector, with the place of each element in descending order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this file
  private record Threshold(int first, int[] place, int support, Bounded t) {

    static Threshold of(BoundedTensor input, int first, int length) {
      int[] order =
          IntStream.range(0, length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -input.value(first + i)))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] place = new int[length];
      double cumulative = 0;
      double sum = 0;
      double error = 0;
      double largest = 1;
      int support = 0;
      boolean isCertain = true;
      for (int j = 0; j < length; j++) {
        place[order[j]] = j;
        double x = input.value(first + order[j]);
        error = Math.max(error, input.error(first + order[j]));
        cumulative += x;
        largest = Math.max(largest, Math.max(Math.abs(x), Math.abs(cumulative)));
        double margin = x - (cumulative - 1) / (j + 1);
        isCertain &= Math.abs(margin) > 2 * error + rounding(length, largest);
        if (margin > 0) {
          support++;
          sum += cumulative;
        }
      }
      double spread = (support + 1) / 2.0 * error + rounding(2 * length, largest);
      double distance = isCertain ? spread : Double.POSITIVE_INFINITY;
      return new Threshold(first, place, support, new Bounded((sum - 1) / support, distance));
    }

    private static double rounding(int length, double scale) {
      return (ROUNDINGS + length) * Rounding.UNIT * scale;
    }

    /**
     * The share of t in the element at this offset: {@code (k - j + 1) / k} of the j-th largest.
     */
    double slope(int offset) {
      return Math.max(support - place[offset - first], 0) / (double) support;
    }
  }

  @Override
  public BoundedTensor output(BoundedTensor input) {
    int length = length(input);
    Threshold[] thresholds = thresholds(input);
    return BoundedTensor.of(
        input.shape(),
        i -> {
          Bounded above = input.at(i).plus(thresholds[i / length].t().times(-1));
          return new Bounded(Math.max(above.value(), 0), above.error());
        });
  }

  /** {@code g_i - slope_i * sum of g_j}, each g where the element is above t only. */
  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    int length = length(input);
    Threshold[] thresholds = thresholds(input);
    return BoundedTensor.of(
        input.shape(),
        i -> {
          Threshold threshold = thresholds[i / length];
          Bounded[] passed =
              IntStream.range(threshold.first(), threshold.first() + length)
                  .mapToObj(j -> passed(input.at(j), threshold.t(), upstream.at(j)))
                  .toArray(Bounded[]::new);
          Bounded sum = Bounded.sum(passed).times(-threshold.slope(i));
          return passed[i - threshold.first()].plus(sum);
        });
  }

  private static Bounded passed(Bounded x, Bounded t, Bounded upstream) {
    double above = x.value() - t.value();
    if (Math.abs(above) <= x.error() + t.error()) {
      return new Bounded(0, Double.POSITIVE_INFINITY);
    }
    return above > 0 ? upstream : Bounded.exact(0);
  }

  private static Threshold[] thresholds(BoundedTensor input) {
    int length = length(input);
    Threshold[] made = new Threshold[length == 0 ? 0 : input.size() / length];
    Arrays.setAll(made, row -> Threshold.of(input, row * length, length));
    return made;
  }

  private static int length(BoundedTensor input) {
    return input.shape().size(input.shape().rank() - 1);
  }
}

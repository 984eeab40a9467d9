package org.kerastck.activation;

import java.util.Arrays;

/**
 * {@code max(xᵢ − τ, 0)} with Keras's τ, which is not the one of Martins and Astudillo (2016).
 *
 * <p>With z the elements in descending order, {@code Cⱼ = z₁ + … + zⱼ} and the support S all j with
 * {@code zⱼ − (Cⱼ − 1) / j > 0}, k of them: {@code τ = (Σ_{j∈S} Cⱼ − 1) / k} in every backend of
 * Keras. The paper has {@code (C_k − 1) / k}; so Keras's output need not sum to 1.
 */
final class Sparsemax extends AxisActivation {
  Sparsemax(int axis) {
    super("sparsemax", axis);
  }

  @Override
  void value(double[] x, double[] y) {
    double tau = Support.of(x).threshold();
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(x[i] - tau, 0);
    }
  }

  /** The j-th largest element is in {@code Cⱼ … C_k}: {@code ∂τ/∂zⱼ = (k − j + 1) / k}. */
  @Override
  void slope(double[] x, double[] upstream, double[] gradient) {
    Support support = Support.of(x);
    double above = 0;
    for (int i = 0; i < x.length; i++) {
      gradient[i] = x[i] - support.threshold() >= 0 ? upstream[i] : 0;
      above += gradient[i];
    }
    int cumulativeSums = support.size();
    for (int position = x.length - 1, sums = 0; position >= 0; position--) {
      sums += support.holds(position) ? 1 : 0;
      if (sums > 0) {
        gradient[support.order()[position]] -= above * sums / cumulativeSums;
      }
    }
  }

  /**
   * The support of one vector.
   *
   * @param order the indices of the elements in descending order, NaN first, −0 equal to 0
   * @param member whether the element at a position of that order is in the support
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this file
  private record Support(Integer[] order, boolean[] member, int size, double threshold) {

    static Support of(double[] x) {
      Integer[] order = new Integer[x.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (i, j) -> Double.compare(x[j] + 0.0, x[i] + 0.0));
      boolean[] member = new boolean[x.length];
      int size = 0;
      double cumulative = 0;
      double sum = 0;
      for (int j = 0; j < x.length; j++) {
        cumulative += x[order[j]];
        if (x[order[j]] - (cumulative - 1) / (j + 1) > 0) {
          member[j] = true;
          size++;
          sum += cumulative;
        }
      }
      return new Support(order, member, size, (sum - 1) / size);
    }

    boolean holds(int position) {
      return member[position];
    }
  }
}

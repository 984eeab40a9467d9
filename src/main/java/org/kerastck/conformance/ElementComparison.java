package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.tensor.Tensor;

/** Holds a tensor against a golden one, element by element. */
final class ElementComparison {
  private ElementComparison() {}

  /** The difference, or nothing where every element is accepted; shapes must be equal. */
  static Optional<Difference> compare(
      String tensor, Tensor expected, Tensor actual, Acceptance acceptance) {
    float[] goldens = expected.data();
    float[] values = actual.data();
    int first = -1;
    int count = 0;
    int nonFinite = 0;
    double absolute = 0;
    long ulp = 0;
    for (int i = 0; i < goldens.length; i++) {
      if (!acceptance.accepts(i, goldens[i], values[i])) {
        first = first < 0 ? i : first;
        count++;
        if (Float.isFinite(goldens[i]) && Float.isFinite(values[i])) {
          absolute = Math.max(absolute, Math.abs((double) values[i] - goldens[i]));
          ulp = Math.max(ulp, Ulp.between(values[i], goldens[i]));
        } else {
          nonFinite++;
        }
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    Difference.Element element =
        new Difference.Element(expected.shape().indexOf(first), goldens[first], values[first]);
    return Optional.of(
        new Difference(
            tensor,
            expected.shape(),
            actual.shape(),
            Optional.of(element),
            count,
            nonFinite,
            absolute,
            ulp));
  }
}

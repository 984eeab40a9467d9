package org.kerastck.disagreement;

import java.util.Comparator;
import org.kerastck.fixture.Case;

/**
 * A case that a person would look at first: of few elements, and with a short id.
 *
 * @param id of the case
 * @param elements of its input and its kernel
 */
public record SmallestCase(String id, long elements) implements Comparable<SmallestCase> {
  private static final Comparator<SmallestCase> ORDER =
      Comparator.comparingLong(SmallestCase::elements)
          .thenComparingInt(smallest -> smallest.id().length())
          .thenComparing(SmallestCase::id);

  static SmallestCase of(Case golden) {
    long elements =
        golden
            .call()
            .layerCall()
            .map(
                call ->
                    call.input().shape().elementCount()
                        + call.weights().map(w -> w.kernel().shape().elementCount()).orElse(0L))
            .orElse(0L);
    return new SmallestCase(golden.id(), elements);
  }

  /** The smaller of two. */
  SmallestCase orSmaller(SmallestCase other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(SmallestCase other) {
    return ORDER.compare(this, other);
  }
}

package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The smallest set of conditions that hold inside and not outside. Only conditions that hold for
 * everything inside are candidates, so that any set of them covers it; what is left is a set cover
 * of the outside.
 */
final class RegionCover {
  private static final int MOST_ATOMS = 3;

  private final RegionTable table;
  private final BitSet outside;
  private final int[] candidates;

  RegionCover(RegionTable table, BitSet inside, BitSet outside) {
    this.table = table;
    this.outside = outside;
    this.candidates =
        IntStream.range(0, table.size())
            .filter(atom -> RegionTerm.minus(inside, table.admittedBy(atom)).isEmpty())
            .filter(atom -> !RegionTerm.minus(outside, table.admittedBy(atom)).isEmpty())
            .toArray();
  }

  /** The conjunction of the conditions; empty where no few of them will do. */
  Optional<RegionTerm> smallest() {
    for (int size = 0; size <= MOST_ATOMS; size++) {
      Optional<List<Integer>> found = exactly(size, 0, outside);
      if (found.isPresent()) {
        return Optional.of(RegionTerm.of(table, found.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<List<Integer>> exactly(int size, int from, BitSet left) {
    if (left.isEmpty()) {
      return Optional.of(new ArrayList<>());
    }
    for (int i = from; size > 0 && i < candidates.length; i++) {
      BitSet rest = RegionTerm.and(left, table.admittedBy(candidates[i]));
      Optional<List<Integer>> found = exactly(size - 1, i + 1, rest);
      if (found.isPresent()) {
        found.get().add(0, candidates[i]);
        return found;
      }
    }
    return Optional.empty();
  }
}

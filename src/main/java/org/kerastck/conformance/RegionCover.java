package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest set of conditions that hold inside and not outside. Only conditions that hold for
 * everything inside are candidates, so that any set of them covers it; what is left is a set cover
 * of the outside.
 */
final class RegionCover {
  private static final int MOST_ATOMS = 3;

  private final List<CaseFeatures> outside;
  private final List<RegionAtom> atoms = new ArrayList<>();
  private final List<BitSet> admitted = new ArrayList<>();

  RegionCover(List<CaseFeatures> inside, List<CaseFeatures> outside) {
    this.outside = outside;
    Set<BitSet> seen = new HashSet<>();
    for (RegionAtom atom : RegionAtom.all()) {
      if (inside.stream().allMatch(atom.condition())) {
        BitSet bits = admittedBy(atom);
        if (bits.cardinality() < outside.size() && seen.add(bits)) {
          atoms.add(atom);
          admitted.add(bits);
        }
      }
    }
  }

  /** The conditions, in the order of the catalogue; empty where no few of them will do. */
  Optional<List<RegionAtom>> smallest() {
    BitSet all = new BitSet();
    all.set(0, outside.size());
    for (int size = 0; size <= MOST_ATOMS; size++) {
      Optional<List<RegionAtom>> found = exactly(size, 0, all);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<List<RegionAtom>> exactly(int size, int from, BitSet left) {
    if (left.isEmpty()) {
      return Optional.of(new ArrayList<>());
    }
    for (int i = from; size > 0 && i < atoms.size(); i++) {
      BitSet rest = (BitSet) left.clone();
      rest.and(admitted.get(i));
      Optional<List<RegionAtom>> found = exactly(size - 1, i + 1, rest);
      if (found.isPresent()) {
        found.get().add(0, atoms.get(i));
        return found;
      }
    }
    return Optional.empty();
  }

  private BitSet admittedBy(RegionAtom atom) {
    BitSet bits = new BitSet(outside.size());
    for (int i = 0; i < outside.size(); i++) {
      bits.set(i, atom.condition().test(outside.get(i)));
    }
    return bits;
  }
}

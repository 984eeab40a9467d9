package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which configurations meet which conditions, each told once; a set of them is a set of bits. */
final class RegionTable {
  private final Map<CaseFeatures, Integer> rows = new HashMap<>();
  private final List<RegionAtom> atoms = new ArrayList<>();
  private final List<BitSet> admitted = new ArrayList<>();

  /** Conditions that hold for the same configurations as an earlier one are left out. */
  RegionTable(Set<CaseFeatures> configurations) {
    List<CaseFeatures> ordered = List.copyOf(configurations);
    for (int row = 0; row < ordered.size(); row++) {
      rows.put(ordered.get(row), row);
    }
    Set<BitSet> seen = new HashSet<>();
    for (RegionAtom atom : RegionAtom.all()) {
      BitSet bits = new BitSet(ordered.size());
      for (int row = 0; row < ordered.size(); row++) {
        bits.set(row, atom.condition().test(ordered.get(row)));
      }
      if (bits.cardinality() > 0 && bits.cardinality() < ordered.size() && seen.add(bits)) {
        atoms.add(atom);
        admitted.add(bits);
      }
    }
  }

  /** Those configurations, each of which is in the table. */
  BitSet rows(Iterable<CaseFeatures> configurations) {
    BitSet bits = new BitSet();
    for (CaseFeatures features : configurations) {
      Integer row = rows.get(features);
      if (row == null) {
        throw new IllegalArgumentException("not in the table: " + features);
      }
      bits.set(row);
    }
    return bits;
  }

  /** How many conditions there are. */
  int size() {
    return atoms.size();
  }

  RegionAtom atom(int index) {
    return atoms.get(index);
  }

  /** The configurations that meet a condition; not to be changed. */
  BitSet admittedBy(int index) {
    return admitted.get(index);
  }
}

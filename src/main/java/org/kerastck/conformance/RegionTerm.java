package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction of conditions.
 *
 * @param table where the conditions are
 * @param atoms their indices, ascending
 * @param admitted what meets all of them; {@code null} for no condition, which admits everything
 */
record RegionTerm(RegionTable table, List<Integer> atoms, @Nullable BitSet admitted) {

  /** The conjunction of no conditions. */
  static RegionTerm everything(RegionTable table) {
    return new RegionTerm(table, List.of(), null);
  }

  static RegionTerm of(RegionTable table, List<Integer> atoms) {
    RegionTerm term = everything(table);
    for (int atom : atoms) {
      term = term.with(atom);
    }
    return term;
  }

  /** The same with one more condition. */
  RegionTerm with(int atom) {
    List<Integer> more = new ArrayList<>(atoms);
    more.add(atom);
    more.sort(null);
    return new RegionTerm(table, more, within(table.admittedBy(atom)));
  }

  /** Without the conditions that keep nothing of the outside out. */
  RegionTerm pruned(BitSet outside) {
    RegionTerm term = this;
    for (int atom : atoms) {
      List<Integer> fewer = new ArrayList<>(term.atoms());
      fewer.remove((Integer) atom);
      RegionTerm candidate = of(table, fewer);
      if (candidate.within(outside).cardinality() <= term.within(outside).cardinality()) {
        term = candidate;
      }
    }
    return term;
  }

  /** Those of the rows that meet all conditions. */
  BitSet within(BitSet rows) {
    return admitted == null ? (BitSet) rows.clone() : and(rows, admitted);
  }

  /** In words, such as {@code ", valid, K < s on an axis"}; empty for no condition. */
  String words() {
    return atoms.stream()
        .map(atom -> ", " + table.atom(atom).words())
        .collect(Collectors.joining());
  }

  static BitSet and(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  static BitSet minus(BitSet one, BitSet other) {
    BitSet rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest;
  }
}

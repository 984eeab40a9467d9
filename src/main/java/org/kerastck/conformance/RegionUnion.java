package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A few conjunctions that together cover the inside: each is grown condition by condition, several
 * at a time, towards what is left of the inside and away from the outside (sequential covering, as
 * in Clark and Niblett, The CN2 Induction Algorithm, 1989).
 *
 * @param terms the conjunctions
 * @param covered how many of the inside they admit
 * @param inside how many there are
 * @param admitted how many of the outside they admit
 */
record RegionUnion(List<RegionTerm> terms, int covered, int inside, int admitted) {
  private static final int MOST_TERMS = 4;
  private static final int MOST_ATOMS = 4;
  private static final int BEAM = 12;

  /** One conjunction that covers all of the inside and nothing else. */
  static RegionUnion exact(RegionTerm term, BitSet inside) {
    int count = inside.cardinality();
    return new RegionUnion(List.of(term), count, count, 0);
  }

  /**
   * Conjunctions that admit nothing of the outside; where they leave some of the inside out, the
   * single one that tells inside from outside best, if that is better.
   */
  static RegionUnion find(RegionTable table, BitSet inside, BitSet outside) {
    RegionUnion pure = pure(table, inside, outside);
    if (pure.isExact()) {
      return pure;
    }
    RegionTerm best = grown(table, inside, outside, Goal.TELLS_APART).pruned(outside);
    RegionUnion single = of(List.of(best), inside, outside);
    return pure.terms.isEmpty() || single.worth() > pure.worth() ? single : pure;
  }

  /** No condition: everything is admitted. */
  static RegionUnion everything(RegionTable table, BitSet inside, BitSet outside) {
    return of(List.of(RegionTerm.everything(table)), inside, outside);
  }

  /**
   * How many bits it takes to say it and what it gets wrong of so many outside (minimum description
   * length, as in Quinlan, MDL and categorical theories, 1995). Conditions that stand first are the
   * plainer and cheaper ones.
   */
  double bits(int outside) {
    double bits = Bits.ofChoice(inside + outside, inside - covered + admitted);
    for (RegionTerm term : terms) {
      for (int atom : term.atoms()) {
        bits += Bits.of(atom + 2.0);
      }
    }
    return bits;
  }

  /** How well it tells inside from outside: the F1 score, 1 where wholly. */
  double worth() {
    return worth(covered, admitted, inside);
  }

  private static double worth(int covered, int admitted, int inside) {
    return 2.0 * covered / (covered + admitted + inside);
  }

  /** Whether it covers the whole inside and nothing of the outside. */
  boolean isExact() {
    return covered == inside && admitted == 0;
  }

  /** A sentence for each conjunction, the last with what is missing. */
  List<String> words(String layer) {
    List<String> words = new ArrayList<>();
    terms.forEach(term -> words.add(layer + term.words()));
    if (!isExact() && !words.isEmpty()) {
      int last = words.size() - 1;
      words.set(
          last,
          "%s (%s%d of %d failing configurations, and %d conforming)"
              .formatted(words.get(last), last > 0 ? "together " : "", covered, inside, admitted));
    }
    return words;
  }

  private static RegionUnion pure(RegionTable table, BitSet inside, BitSet outside) {
    List<RegionTerm> terms = new ArrayList<>();
    BitSet left = (BitSet) inside.clone();
    while (!left.isEmpty() && terms.size() < MOST_TERMS) {
      RegionTerm term = grown(table, left, outside, Goal.PURE).pruned(outside);
      if (!term.within(outside).isEmpty() || term.within(left).isEmpty()) {
        break;
      }
      terms.add(term);
      left = RegionTerm.minus(left, term.within(left));
    }
    RegionUnion all = of(terms, inside, outside);
    for (RegionTerm term : List.copyOf(terms)) {
      List<RegionTerm> fewer = new ArrayList<>(terms);
      fewer.remove(term);
      if (of(fewer, inside, outside).covered == all.covered) {
        terms = fewer;
      }
    }
    return of(terms, inside, outside);
  }

  private static RegionUnion of(List<RegionTerm> terms, BitSet inside, BitSet outside) {
    BitSet covered = new BitSet();
    BitSet admitted = new BitSet();
    for (RegionTerm term : terms) {
      covered.or(term.within(inside));
      admitted.or(term.within(outside));
    }
    return new RegionUnion(
        List.copyOf(terms), covered.cardinality(), inside.cardinality(), admitted.cardinality());
  }

  /** What a conjunction is grown for. */
  private enum Goal {
    /** To admit much of the inside, and nothing of the outside. */
    PURE,
    /** To admit much of the inside, and less of the outside. */
    TELLS_APART;

    double of(Candidate candidate, int inside) {
      return this == PURE && candidate.outside() > 0
          ? -candidate.outside() / (candidate.inside() + 1.0)
          : worth(candidate.inside(), candidate.outside(), inside);
    }
  }

  /** A conjunction with its counts. */
  private record Candidate(RegionTerm term, int inside, int outside) {
    static Candidate of(RegionTerm term, BitSet inside, BitSet outside) {
      return new Candidate(
          term, term.within(inside).cardinality(), term.within(outside).cardinality());
    }

    boolean isExact(int all) {
      return inside == all && outside == 0;
    }

    /** Precision times coverage. */
    double telling() {
      return (double) inside * inside / (inside + outside);
    }
  }

  private static RegionTerm grown(RegionTable table, BitSet inside, BitSet outside, Goal goal) {
    int all = inside.cardinality();
    Candidate best = Candidate.of(RegionTerm.everything(table), inside, outside);
    List<Candidate> beam = List.of(best);
    for (int size = 1; size <= MOST_ATOMS && !best.isExact(all); size++) {
      Map<BitSet, Candidate> grown = new LinkedHashMap<>();
      for (Candidate from : beam) {
        for (int atom = 0; atom < table.size(); atom++) {
          Candidate candidate = Candidate.of(from.term().with(atom), inside, outside);
          if (candidate.inside() > 0 && candidate.outside() < from.outside()) {
            grown.putIfAbsent(admitted(candidate), candidate);
          }
        }
      }
      for (Candidate candidate : grown.values()) {
        if (goal.of(candidate, all) > goal.of(best, all)) {
          best = candidate;
        }
      }
      beam = mostTelling(grown.values());
    }
    return best.term();
  }

  private static BitSet admitted(Candidate candidate) {
    BitSet admitted = candidate.term().admitted();
    return admitted == null ? new BitSet() : admitted;
  }

  private static List<Candidate> mostTelling(Iterable<Candidate> candidates) {
    List<Candidate> sorted = new ArrayList<>();
    candidates.forEach(sorted::add);
    sorted.sort(Comparator.comparingDouble(Candidate::telling).reversed());
    return sorted.subList(0, Math.min(BEAM, sorted.size()));
  }
}

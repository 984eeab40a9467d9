package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.LayerKind;

/**
 * States where the failures of a cause lie: for each layer the shortest conjunction of conditions
 * that all of them meet and no conforming case of the run does; where there is none, a few
 * conjunctions that together do; otherwise what comes closest, with counts.
 */
final class RegionSearch {
  private static final String COMPUTED = " where Keras computes";

  private final Set<CaseFeatures> conforming = new LinkedHashSet<>();
  private final Set<CaseFeatures> conformingRefusals = new LinkedHashSet<>();
  private final Map<String, Set<CaseFeatures>> failing = new LinkedHashMap<>();
  private final Map<String, Integer> unreadable = new HashMap<>();
  private final Set<String> ofRefusals = new HashSet<>();
  private final Map<LayerKind, RegionTable> tables = new EnumMap<>(LayerKind.class);

  void addConforming(Case golden) {
    Set<CaseFeatures> set = isRefusal(golden) ? conformingRefusals : conforming;
    CaseFeatures.of(golden).ifPresent(features -> add(set, features));
  }

  /** A failure of a layer's part alone, such as an activation, lies nowhere. */
  void addFailing(String cause, Case golden) {
    if (golden.call().configuration().isEmpty()) {
      return;
    }
    if (isRefusal(golden)) {
      ofRefusals.add(cause);
    }
    CaseFeatures.of(golden)
        .ifPresentOrElse(
            features -> add(failing.computeIfAbsent(cause, c -> new LinkedHashSet<>()), features),
            () -> unreadable.merge(cause, 1, Integer::sum));
  }

  private static boolean isRefusal(Case golden) {
    return golden.expected() instanceof Golden.Raised;
  }

  private void add(Set<CaseFeatures> set, CaseFeatures features) {
    set.add(features);
    tables.remove(features.spec().kind());
  }

  /**
   * One sentence or more a layer; the last says of how many failures the configuration cannot be
   * put in numbers, such as that of an input of five axes. None where that is so of most.
   */
  List<String> of(String cause) {
    int beyond = unreadable.getOrDefault(cause, 0);
    if (beyond > failing.getOrDefault(cause, Set.of()).size()) {
      return List.of();
    }
    List<String> regions = new ArrayList<>();
    for (LayerKind kind : LayerKind.values()) {
      Set<CaseFeatures> inside = ofKind(failing.getOrDefault(cause, Set.of()), kind);
      if (!inside.isEmpty()) {
        regions.addAll(region(cause, kind, inside));
      }
    }
    if (beyond > 0 && !regions.isEmpty()) {
      String cases =
          beyond == 1 ? "a case that" : String.format(Locale.ROOT, "%,d cases that", beyond);
      regions.add("besides, " + cases + " no condition is about");
    }
    return regions;
  }

  /**
   * Where it can, a region leaves out failures of other causes, too. What Keras refuses and the
   * engine does as well need not be left out by a cause of configurations that Keras computes; the
   * region then says so.
   */
  private List<String> region(String cause, LayerKind kind, Set<CaseFeatures> failures) {
    RegionTable table = tables.computeIfAbsent(kind, this::table);
    BitSet inside = table.rows(failures);
    BitSet computed = table.rows(ofKind(conforming, kind));
    BitSet right = table.rows(ofKind(conformingRefusals, kind));
    right.or(computed);
    BitSet others = (BitSet) right.clone();
    failing.forEach(
        (other, features) -> {
          if (!other.equals(cause)) {
            others.or(table.rows(ofKind(features, kind)));
          }
        });
    for (BitSet outside : List.of(others, right)) {
      Optional<RegionUnion> exact = exact(table, inside, outside);
      if (exact.isPresent()) {
        return exact.get().words(kind.className());
      }
    }
    Optional<RegionUnion> ofComputed =
        ofRefusals.contains(cause) ? Optional.empty() : exact(table, inside, computed);
    if (ofComputed.isPresent()) {
      return ofComputed.get().words(kind.className() + COMPUTED);
    }
    RegionUnion union = RegionUnion.find(table, inside, right);
    if (!tellsMore(union, table, inside, right)) {
      return RegionUnion.everything(table, inside, right).words(kind.className());
    }
    if (union.isExact() || ofRefusals.contains(cause)) {
      return union.words(kind.className());
    }
    RegionUnion unionOfComputed = RegionUnion.find(table, inside, computed);
    return unionOfComputed.worth() > union.worth()
        ? unionOfComputed.words(kind.className() + COMPUTED)
        : union.words(kind.className());
  }

  /** One conjunction that tells inside from outside. */
  private static Optional<RegionUnion> exact(RegionTable table, BitSet inside, BitSet outside) {
    return new RegionCover(table, inside, outside)
        .smallest()
        .map(term -> RegionUnion.exact(term, inside))
        .filter(region -> tellsMore(region, table, inside, outside));
  }

  /** Where hardly anything conforms, there are conditions for whatever does by chance. */
  private static boolean tellsMore(
      RegionUnion region, RegionTable table, BitSet inside, BitSet outside) {
    int count = outside.cardinality();
    return count >= inside.cardinality()
        || region.bits(count) <= RegionUnion.everything(table, inside, outside).bits(count);
  }

  private RegionTable table(LayerKind kind) {
    Set<CaseFeatures> all = new LinkedHashSet<>(ofKind(conforming, kind));
    all.addAll(ofKind(conformingRefusals, kind));
    failing.values().forEach(features -> all.addAll(ofKind(features, kind)));
    return new RegionTable(all);
  }

  private static Set<CaseFeatures> ofKind(Set<CaseFeatures> features, LayerKind kind) {
    Set<CaseFeatures> some = new LinkedHashSet<>();
    features.stream().filter(one -> one.spec().kind() == kind).forEach(some::add);
    return some;
  }
}

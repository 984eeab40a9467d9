package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kerastck.fixture.Case;
import org.kerastck.reference.LayerKind;

/**
 * States where the failures of a cause lie: for each layer the shortest conjunction of conditions
 * that all of them meet and no conforming case of the run does.
 */
final class RegionSearch {
  private final Set<CaseFeatures> conforming = new LinkedHashSet<>();
  private final Map<String, Set<CaseFeatures>> failing = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();

  void addConforming(Case golden) {
    CaseFeatures.of(golden).ifPresent(conforming::add);
  }

  void addFailing(String cause, Case golden) {
    CaseFeatures.of(golden)
        .ifPresentOrElse(
            features -> failing.computeIfAbsent(cause, c -> new LinkedHashSet<>()).add(features),
            () -> unreadable.add(cause));
  }

  /**
   * One sentence a layer; none where a failure's configuration cannot be put in numbers, or no
   * conjunction leaves all conforming cases out. Where it can, it leaves out failures of other
   * causes, too.
   */
  List<String> of(String cause) {
    if (unreadable.contains(cause)) {
      return List.of();
    }
    List<String> regions = new ArrayList<>();
    for (LayerKind kind : LayerKind.values()) {
      List<CaseFeatures> inside = ofKind(failing.getOrDefault(cause, Set.of()), kind);
      if (!inside.isEmpty()) {
        List<CaseFeatures> right = ofKind(conforming, kind);
        List<CaseFeatures> others = new ArrayList<>(right);
        others.addAll(ofOtherCauses(cause, kind));
        new RegionCover(inside, others)
            .smallest()
            .or(() -> new RegionCover(inside, right).smallest())
            .ifPresent(atoms -> regions.add(words(kind, atoms)));
      }
    }
    return regions;
  }

  private List<CaseFeatures> ofOtherCauses(String cause, LayerKind kind) {
    Set<CaseFeatures> others = new LinkedHashSet<>();
    failing.forEach(
        (other, features) -> {
          if (!other.equals(cause)) {
            others.addAll(features);
          }
        });
    return ofKind(others, kind);
  }

  private static List<CaseFeatures> ofKind(Set<CaseFeatures> features, LayerKind kind) {
    return features.stream().filter(one -> one.spec().kind() == kind).toList();
  }

  private static String words(LayerKind kind, List<RegionAtom> atoms) {
    return kind.className()
        + atoms.stream().map(atom -> ", " + atom.words()).collect(Collectors.joining());
  }
}

package org.kerastck.disagreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.kerastck.disagreement.PairBuilder.Stance;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.WrongRule;

/** Where each backend and version of Keras differs from each other one, and from the goldens. */
public final class Disagreements {
  /** The side of the golden outcomes. */
  public static final String GOLDEN = "golden";

  private final Map<String, String> computesWith;
  private final Set<String> backends = new LinkedHashSet<>();
  private final Set<String> versions = new LinkedHashSet<>();
  private final Map<Set<String>, Pair> pairs = new LinkedHashMap<>();
  private final Map<Set<String>, Integer> compared = new HashMap<>();
  private final List<Map<String, Dissent>> dissenting = new ArrayList<>();
  private int cases;

  private Disagreements(Map<String, String> computesWith) {
    this.computesWith = Map.copyOf(computesWith);
  }

  /**
   * Holds all outcomes against each other; reads the stream to its end.
   *
   * @param computesWith of an environment the one whose arithmetic it uses; both are one voice: the
   *     former is held against the latter and against the goldens, and against no other
   */
  public static Disagreements of(Stream<Case> cases, Map<String, String> computesWith) {
    Disagreements made = new Disagreements(computesWith);
    cases.forEach(made::add);
    made.holdAgainstEachOther();
    return made;
  }

  /** The golden side, then backends and versions. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(GOLDEN));
    names.addAll(backends);
    names.addAll(versions);
    return names;
  }

  /** Those of {@link #names} that are a voice of their own. */
  public List<String> voices() {
    return names().stream().filter(name -> !computesWith.containsKey(name)).toList();
  }

  /** Of an environment that is no voice of its own, whose voice it is. */
  public Map<String, String> computesWith() {
    return computesWith;
  }

  /** How many cases there are. */
  public int cases() {
    return cases;
  }

  /** Every pair that was held against each other, in the order of {@link #names}. */
  public List<Pair> pairs() {
    return List.copyOf(pairs.values());
  }

  /** The pair of these two; empty where they are not held against each other. */
  public Optional<Pair> pair(String one, String other) {
    return one.equals(other)
        ? Optional.empty()
        : Optional.ofNullable(pairs.get(Set.of(one, other)));
  }

  private boolean areVoices(String one, String other) {
    String ofOne = computesWith.getOrDefault(one, other);
    String ofOther = computesWith.getOrDefault(other, one);
    return ofOne.equals(other) && ofOther.equals(one);
  }

  private void add(Case golden) {
    cases++;
    backends.addAll(golden.backends().keySet());
    versions.addAll(golden.versions().keySet());
    Map<String, BackendOutcome> given = new HashMap<>(golden.backends());
    given.putAll(golden.versions());
    compared.merge(Set.copyOf(given.keySet()), 1, Integer::sum);
    Map<String, Dissent> dissents = new HashMap<>();
    given.forEach(
        (name, outcome) -> {
          if (!(outcome.golden() instanceof Golden.Agrees)) {
            dissents.put(name, Dissent.of(golden, outcome));
          }
        });
    if (!dissents.isEmpty()) {
      dissenting.add(dissents);
    }
  }

  private void holdAgainstEachOther() {
    Map<String, List<WrongRule>> mistakes = new HashMap<>();
    for (String name : names()) {
      mistakes.put(
          name,
          Mistakes.ranked(
              dissenting.stream()
                  .flatMap(all -> Optional.ofNullable(all.get(name)).stream())
                  .toList()));
    }
    List<PairBuilder> builders = new ArrayList<>();
    forEachPair((one, other) -> builders.add(new PairBuilder(one, other)));
    for (Map<String, Dissent> dissents : dissenting) {
      Map<String, Stance> stances = new HashMap<>();
      dissents.forEach(
          (name, dissent) ->
              stances.put(
                  name,
                  new Stance(
                      dissent.given().golden(),
                      dissent.telling(),
                      Optional.of(dissent.cause(mistakes.getOrDefault(name, List.of()))))));
      Case golden = dissents.values().iterator().next().golden();
      builders.forEach(pair -> pair.add(golden, stances));
    }
    for (PairBuilder builder : builders) {
      Pair pair = builder.build(compared(builder));
      pairs.put(Set.of(pair.one(), pair.other()), pair);
    }
  }

  private void forEachPair(BiConsumer<String, String> action) {
    List<String> names = names();
    for (String one : names) {
      for (String other : names.subList(names.indexOf(one) + 1, names.size())) {
        if (one.equals(GOLDEN) || areVoices(one, other)) {
          action.accept(one, other);
        }
      }
    }
  }

  /** How many cases both were asked; the goldens are asked everything. */
  private int compared(PairBuilder pair) {
    return compared.entrySet().stream()
        .filter(asked -> pair.isWithin(asked.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}

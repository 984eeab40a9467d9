package org.kerastck.disagreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.rules.ExercisedRules;

/**
 * Which rule cases have in common, where no mistake is named: the most particular one that all of
 * them are about, or two of which each case is about one. A rule that most calls of these layers
 * are about says nothing.
 */
final class RuleGuess {
  /** Fewer have a rule in common by chance. */
  private static final int FEWEST = 10;

  /** The same of two rules. */
  private static final int FEWEST_FOR_TWO = 50;

  private final Map<Set<String>, Integer> exercised = new HashMap<>();
  private final Set<String> layers = new LinkedHashSet<>();
  private int cases;

  void add(Case golden) {
    cases++;
    exercised.merge(Set.copyOf(ExercisedRules.of(golden)), 1, Integer::sum);
    layers.add(layer(golden));
  }

  /** The class of the layer that a case is about; empty where it is about none. */
  static String layer(Case golden) {
    return golden.call().configuration().map(LayerConfiguration::className).orElse("");
  }

  /** The ids; none where there is no such rule. */
  List<String> rules(Corpus corpus) {
    if (cases < FEWEST) {
      return List.of();
    }
    int most = layers.stream().mapToInt(corpus::casesOfLayer).sum() / 2;
    Function<String, Integer> size = rule -> corpus.casesOfRule(rule, layers);
    List<String> candidates =
        exercised.keySet().stream()
            .flatMap(Set::stream)
            .distinct()
            .filter(rule -> size.apply(rule) <= most)
            .sorted(Comparator.comparing(size).thenComparing(rule -> rule))
            .toList();
    for (String rule : candidates) {
      if (areAllAbout(List.of(rule))) {
        return List.of(rule);
      }
    }
    if (cases < FEWEST_FOR_TWO) {
      return List.of();
    }
    List<List<String>> pairs = new ArrayList<>();
    for (String rule : candidates) {
      for (String other : candidates.subList(candidates.indexOf(rule) + 1, candidates.size())) {
        if (areAllAbout(List.of(rule, other))) {
          pairs.add(List.of(rule, other));
        }
      }
    }
    return pairs.stream()
        .min(Comparator.comparing(pair -> pair.stream().mapToInt(size::apply).sum()))
        .orElse(List.of());
  }

  private boolean areAllAbout(List<String> rules) {
    return exercised.keySet().stream().allMatch(all -> rules.stream().anyMatch(all::contains));
  }

  /** How many cases of all exercise a rule, or are about a layer. */
  static final class Corpus {
    private final Map<String, Map<String, Integer>> rules = new HashMap<>();
    private final Map<String, Integer> layers = new HashMap<>();

    void add(Case golden) {
      String layer = layer(golden);
      Map<String, Integer> ofLayer = rules.computeIfAbsent(layer, name -> new HashMap<>());
      ExercisedRules.of(golden).forEach(rule -> ofLayer.merge(rule, 1, Integer::sum));
      layers.merge(layer, 1, Integer::sum);
    }

    int casesOfRule(String rule, Set<String> layers) {
      return layers.stream()
          .mapToInt(layer -> rules.getOrDefault(layer, Map.of()).getOrDefault(rule, 0))
          .sum();
    }

    int casesOfLayer(String layer) {
      return layers.getOrDefault(layer, 0);
    }
  }
}

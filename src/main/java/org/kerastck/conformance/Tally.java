package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.InitializerCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.RegularizerCall;

/** Counts of one engine's verdicts: by suite, and failures by cause. */
public final class Tally {
  private static final Comparator<Result> BY_SIZE =
      Comparator.<Result, Boolean>comparing(result -> result.rules().size() > 1)
          .thenComparingLong(Tally::products)
          .thenComparingLong(Tally::elements)
          .thenComparing(result -> result.golden().id().length())
          .thenComparing(result -> result.golden().id());

  private final Map<String, Map<String, Integer>> suites = new TreeMap<>();
  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private final RegionSearch regions = new RegionSearch();
  private final Map<String, Cause> newCauses = new LinkedHashMap<>();
  private int newFailures;
  private int explained;
  private final Map<String, StaleEntry> stale = new TreeMap<>();

  /**
   * Failures that have verdict, kind and rule in common.
   *
   * @param name the kind of the deviation, or the verdict
   * @param reason in words
   * @param count how many cases
   * @param smallest the result on the smallest case seen, of those that no other rule explains if
   *     there are any: the fewest products of an input element and a weight, then the fewest
   *     elements, then the shortest id, then the first
   */
  public record Cause(String name, String reason, int count, Result smallest) {

    /** The case of that result. */
    public String example() {
      return smallest.golden().id();
    }

    /** The engine's mistake in that case, with its numbers, where a search found it. */
    public Optional<String> sentence() {
      return smallest
          .diagnosis()
          .map(Diagnosis::sentence)
          .filter(sentence -> !sentence.equals(reason));
    }

    private String key() {
      return name + reason;
    }
  }

  /** Counts one result. */
  public void add(Result result) {
    Map<String, Integer> verdicts =
        suites.computeIfAbsent(result.golden().suite(), suite -> new TreeMap<>());
    verdicts.merge(result.verdict().reportName(), 1, Integer::sum);
    StaleEntry.of(result).ifPresent(entry -> stale.put(entry.caseId(), entry));
    if (result.isNewFailure()) {
      newFailures++;
      addCause(newCauses, result);
    }
    if (result.isReplayed()) {
      explained++;
    }
    if (result.verdict().isFailure()) {
      Cause cause = addCause(causes, result);
      regions.addFailing(cause.key(), result.golden());
    } else if (!(result.verdict() instanceof Verdict.Unsupported)) {
      regions.addConforming(result.golden());
    }
  }

  /** Counts an entry of a baseline as stale: no such case is run. */
  public void addGone(String caseId, Baseline.Entry entry) {
    stale.put(caseId, new StaleEntry(caseId, entry, Optional.empty()));
  }

  /** The suites, sorted. */
  public List<String> suites() {
    return List.copyOf(suites.keySet());
  }

  /** How often a suite had a verdict. */
  public int count(String suite, String verdict) {
    return suites.getOrDefault(suite, Map.of()).getOrDefault(verdict, 0);
  }

  /** How often a verdict was given, over all suites. */
  public int count(String verdict) {
    return suites.keySet().stream().mapToInt(suite -> count(suite, verdict)).sum();
  }

  /** How often each verdict was given in a suite. */
  public Map<String, Integer> counts(String suite) {
    return Map.copyOf(suites.getOrDefault(suite, Map.of()));
  }

  /** The same over all suites. */
  public Map<String, Integer> counts() {
    Map<String, Integer> all = new TreeMap<>();
    suites
        .values()
        .forEach(suite -> suite.forEach((v, count) -> all.merge(v, count, Integer::sum)));
    return all;
  }

  /** The number of cases of a suite. */
  public int cases(String suite) {
    return suites.getOrDefault(suite, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The number of cases of all suites. */
  public int cases() {
    return suites.keySet().stream().mapToInt(this::cases).sum();
  }

  /** Failures, grouped by cause, the most frequent first. */
  public List<Cause> causes() {
    return sorted(causes);
  }

  /** The same of the failures that no baseline has. */
  public List<Cause> newCauses() {
    return sorted(newCauses);
  }

  /** How many of a cause's failures no baseline has. */
  public int newCount(Cause cause) {
    Cause found = newCauses.get(cause.name() + cause.reason());
    return found == null ? 0 : found.count();
  }

  /** The number of failures: deviations, crashes and time-outs. */
  public int failures() {
    return causes.values().stream().mapToInt(Cause::count).sum();
  }

  /** How many failures are explained: a mistake that is named gives the engine's own numbers. */
  public int explained() {
    return explained;
  }

  /** Failures that no baseline has. */
  public int newFailures() {
    return newFailures;
  }

  /** Baseline entries that no longer say what came, or that are of no case; sorted. */
  public List<StaleEntry> staleEntries() {
    return List.copyOf(stale.values());
  }

  private static List<Cause> sorted(Map<String, Cause> causes) {
    List<Cause> sorted = new ArrayList<>(causes.values());
    sorted.sort(Comparator.comparingInt(Cause::count).reversed().thenComparing(Cause::reason));
    return sorted;
  }

  private static Cause addCause(Map<String, Cause> causes, Result result) {
    String kind = Baseline.kindOf(result.verdict());
    String name = kind.isEmpty() ? result.verdict().reportName() : kind;
    String reason = result.reason();
    Cause cause = new Cause(name, reason, 1, result);
    causes.merge(cause.key(), cause, Tally::together);
    return cause;
  }

  /** Where the failures of a cause lie and no conforming case does, as far as that can be said. */
  List<String> regionsOf(Cause cause) {
    return regions.of(cause.key());
  }

  private static Cause together(Cause old, Cause one) {
    Result smaller =
        BY_SIZE.compare(one.smallest(), old.smallest()) < 0 ? one.smallest() : old.smallest();
    return new Cause(old.name(), old.reason(), old.count() + 1, smaller);
  }

  /** How many numbers the question has: of the input and of the weights, or to be drawn. */
  private static long elements(Result result) {
    Call call = result.golden().call();
    if (call.layerCall().isPresent()) {
      LayerCall layer = call.layerCall().get();
      long kernel = layer.weights().map(w -> w.kernel().shape().elementCount()).orElse(0L);
      return layer.input().shape().elementCount() + kernel;
    }
    if (call instanceof ActivationCall activation) {
      return activation.input().shape().elementCount();
    }
    if (call instanceof RegularizerCall regularizer) {
      return regularizer.input().shape().elementCount();
    }
    if (call instanceof ConstraintCall constraint) {
      return constraint.input().shape().elementCount();
    }
    if (call instanceof InitializerCall initializer) {
      return initializer.shape().elementCount();
    }
    return call instanceof InitialWeightsCall initial ? initial.input().shape().elementCount() : 0;
  }

  private static long products(Result result) {
    return result
        .golden()
        .call()
        .layerCall()
        .map(
            call ->
                call.input().shape().elementCount()
                    * call.weights().map(w -> w.kernel().shape().elementCount()).orElse(0L))
        .orElse(0L);
  }
}

package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;

/** One engine, case after case, held against its baseline. */
public final class EngineRun {
  private final ConvolutionEngine engine;
  private final Baseline baseline;
  private final Tally tally = new Tally();
  private final Map<String, Baseline.Entry> observed;
  private final Set<String> notRun;
  private final RuleCounts known;
  private final SearchBudget budget = SearchBudget.ofRun();

  /** A run that has seen no case yet. */
  public EngineRun(ConvolutionEngine engine, Baseline baseline) {
    this.engine = engine;
    this.baseline = baseline;
    this.known = new RuleCounts(baseline);
    this.observed = new HashMap<>(baseline.entries());
    this.notRun = new HashSet<>(baseline.entries().keySet());
  }

  /** The engine. */
  public ConvolutionEngine engine() {
    return engine;
  }

  /** What was known before the run. */
  public Baseline baseline() {
    return baseline;
  }

  /** What was counted so far. */
  public Tally tally() {
    return tally;
  }

  /** Runs one case and counts the result. */
  public Result run(Case golden) {
    return count(judge(golden, ask(golden)));
  }

  /**
   * Has the engine answer one case, and no more: several threads may, where the engine lets them.
   */
  public Answer ask(Case golden) {
    return Answer.of(engine, golden);
  }

  /** Judges an answer, the engine's of now or of an earlier run; it is not counted yet. */
  public Result judge(Case golden, Answer answer) {
    // By its cause a made case is known or not, which must not depend on the cases before it.
    SearchBudget allowed = MadeCase.isMade(golden) ? SearchBudget.ofCase() : budget;
    return Result.of(golden, engine.name(), answer, allowed, baseline, known);
  }

  /** Counts a result of this engine. */
  public Result count(Result result) {
    notRun.remove(result.golden().id());
    if (!result.isKnown()) {
      observe(result);
    } else if (result.baseline().orElseThrow().reason().equals(Result.UNEXPLAINED)) {
      observed.put(result.golden().id(), entry(result));
    }
    tally.add(result);
    return result;
  }

  /**
   * Says that all cases of the shard that there are were run: entries of others that would be in it
   * are stale, too.
   *
   * @return the cases of those entries, sorted
   */
  public List<String> endOfCases(Shard shard) {
    List<String> gone = notRun.stream().filter(shard::contains).sorted().toList();
    for (String id : gone) {
      baseline.entry(id).ifPresent(entry -> tally.addGone(id, entry));
      observed.remove(id);
    }
    return gone;
  }

  /**
   * What the failures of a cause have in common; runs the engine on smaller configurations, and so
   * belongs after the last case.
   */
  public CauseSummary summarize(Tally.Cause cause) {
    return new CauseSummary(
        cause, tally.newCount(cause), tally.regionsOf(cause), smallestConfiguration(cause));
  }

  /** What there is to say about the engine, once, after the last case. */
  public EngineSummary summary() {
    List<Tally.Cause> causes = tally.causes().stream().limit(EngineSummary.MOST_CAUSES).toList();
    // Regions need a processor of this process; smallest configurations wait for the engine's.
    CompletableFuture<List<List<String>>> regions =
        CompletableFuture.supplyAsync(() -> causes.stream().map(tally::regionsOf).toList());
    List<Optional<String>> smallest = causes.stream().map(this::smallestConfiguration).toList();
    List<List<String>> regionsOf = Futures.join(regions);
    List<CauseSummary> summaries = new ArrayList<>();
    for (int i = 0; i < causes.size(); i++) {
      Tally.Cause cause = causes.get(i);
      summaries.add(
          new CauseSummary(cause, tally.newCount(cause), regionsOf.get(i), smallest.get(i)));
    }
    return new EngineSummary(engine.name(), engine.version(), tally, summaries);
  }

  /**
   * Entries of cases that were run and no longer fail as the entry says, and of cases that there
   * are no longer; sorted.
   */
  public List<StaleEntry> staleEntries() {
    return tally.staleEntries();
  }

  /** The baseline with the failures of this run; entries of cases that were not run stay. */
  public Baseline updatedBaseline() {
    return new Baseline(new TreeMap<>(observed));
  }

  private Optional<String> smallestConfiguration(Tally.Cause cause) {
    return Shrinker.of(engine, cause.smallest(), known).smallest();
  }

  private void observe(Result result) {
    String id = result.golden().id();
    // A baseline is of the fixtures' cases; what is made on the spot has none to be updated.
    if (result.verdict().isFailure() && !MadeCase.isMade(result.golden())) {
      observed.put(id, entry(result));
    } else if (result.baseline().isEmpty() || result.isStale()) {
      observed.remove(id);
    }
  }

  private Baseline.Entry entry(Result result) {
    String kept = result.baseline().map(Baseline.Entry::link).orElse("");
    String link = kept.isEmpty() && result.isExplained() ? baseline.linkOf(result.reason()) : kept;
    return new Baseline.Entry(
        result.verdict().reportName(),
        Baseline.kindOf(result.verdict()),
        result.reason(),
        link,
        // Of another failure than the one that was seen nobody knows how often it occurs.
        result.isKnown() && result.baseline().orElseThrow().sometimes());
  }
}

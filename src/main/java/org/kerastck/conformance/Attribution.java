package org.kerastck.conformance;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Says which wrong rule an engine follows where several give its output: the one that its other
 * failures show, those of its baseline and those of the run. So an engine with one mistake is told
 * of one, and not of all that look like it in some case. Results whose rule is open wait until
 * others have shown one, as long as there is room, and those after them with them: results leave in
 * the order in which they came.
 */
public final class Attribution {
  /** How many elements of one engine's results may wait, of at most 2048 results. */
  private static final long ROOM = 1 << 21;

  private static final long LEAST_OF_A_RESULT = ROOM / 2048;

  private final ResultSink sink;
  private final Map<EngineRun, Evidence> evidence = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /**
   * Nothing waits yet.
   *
   * @param sink what takes the results, when they are counted
   */
  public Attribution(ResultSink sink) {
    this.sink = sink;
  }

  /** Takes the next result, and counts and hands over those before which nothing is open. */
  public void add(EngineRun run, Result result) throws IOException {
    Waiting last = new Waiting(run, result);
    waiting.add(last);
    evidence.computeIfAbsent(run, Evidence::new).add(last);
    while (!waiting.isEmpty() && waiting.element().isSettled) {
      handOver();
    }
  }

  /** Counts and hands over the rest. */
  public void finish() throws IOException {
    evidence.values().forEach(Evidence::settleAll);
    while (!waiting.isEmpty()) {
      handOver();
    }
  }

  private void handOver() throws IOException {
    Waiting next = waiting.remove();
    sink.take(next.run.count(next.result));
  }

  private static final class Waiting {
    private final EngineRun run;
    private final long room;
    private Result result;
    private boolean isSettled;

    Waiting(EngineRun run, Result result) {
      this.run = run;
      this.room = room(result);
      this.result = result;
    }

    private static long room(Result result) {
      long given = result.tensors().values().stream().mapToLong(t -> t.data().length).sum();
      return Math.max(LEAST_OF_A_RESULT, Math.max(given, result.golden().elementCount()));
    }
  }

  /** What one engine's failures tell, whatever others are run beside it. */
  private static final class Evidence {
    private final Baseline known;
    private final RuleCounts counts;
    private final Deque<Waiting> open = new ArrayDeque<>();
    private long taken;

    Evidence(EngineRun run) {
      this.known = run.baseline();
      this.counts = new RuleCounts(known);
    }

    void add(Waiting last) {
      counts.add(last.result.rules());
      open.add(last);
      taken += last.room;
      while (!open.isEmpty() && (taken > ROOM || isClear(open.element().result))) {
        settle();
      }
    }

    void settleAll() {
      while (!open.isEmpty()) {
        settle();
      }
    }

    private boolean isClear(Result next) {
      return next.rules().size() < 2 || counts.isShown(next.rules());
    }

    private void settle() {
      Waiting next = open.remove();
      taken -= next.room;
      next.result = next.result.by(counts, known);
      next.isSettled = true;
    }
  }
}

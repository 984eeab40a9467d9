package org.kerastck.conformance;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Says which wrong rule an engine follows where several give its output: the one that its other
 * failures show. An engine with one mistake is told of one, and not of all that look like it in
 * some case. Results whose rule is open wait for such a failure, and those after them with them, so
 * that they leave in the order in which they came.
 */
public final class Attribution {
  /** How many elements may wait, of at most 2048 cases. */
  private static final long ROOM = 1 << 21;

  private static final long LEAST_OF_A_CASE = ROOM / 2048;

  private final ResultSink sink;
  private final Map<EngineRun, RuleCounts> counts = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long taken;

  private record Waiting(EngineRun run, Result result) {
    long room() {
      return Math.max(result.golden().elementCount(), LEAST_OF_A_CASE);
    }
  }

  /**
   * Nothing waits yet.
   *
   * @param sink what takes the results, when they are counted
   */
  public Attribution(ResultSink sink) {
    this.sink = sink;
  }

  /** Takes the next result, and counts and hands over those of which nothing is open. */
  public void add(EngineRun run, Result result) throws IOException {
    counts(run).add(result.rules());
    Waiting last = new Waiting(run, result);
    waiting.add(last);
    taken += last.room();
    while (!waiting.isEmpty() && (taken > ROOM || isClear(waiting.element()))) {
      handOver();
    }
  }

  /** Counts and hands over the rest. */
  public void finish() throws IOException {
    while (!waiting.isEmpty()) {
      handOver();
    }
  }

  private boolean isClear(Waiting next) {
    return next.result().rules().size() < 2 || counts(next.run()).isShown(next.result().rules());
  }

  private void handOver() throws IOException {
    Waiting next = waiting.remove();
    taken -= next.room();
    Result result = next.result();
    if (result.rules().size() > 1) {
      result = result.by(counts(next.run()).likeliest(result.rules()), next.run().baseline());
    }
    sink.take(next.run().count(result));
  }

  private RuleCounts counts(EngineRun run) {
    return counts.computeIfAbsent(run, one -> new RuleCounts());
  }
}

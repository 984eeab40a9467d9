package org.kerastck.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Answer;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Futures;
import org.kerastck.conformance.Journal;
import org.kerastck.conformance.Result;
import org.kerastck.engine.Isolation;
import org.kerastck.fixture.Case;

/**
 * Asks engines, each on threads of its own, and hands the results over in the order of the cases:
 * reports are the same for any number of threads. An engine that is slow, or has died and starts
 * anew, keeps the others waiting only once they are far ahead.
 *
 * <p>One engine alone, in this process, is asked by the thread that hands over, unless there are to
 * be several: where it takes the process down, every answer that came before is in the journal. One
 * alone that takes calls at once is asked by a thread for each processor, up to four, if the heap
 * has room for as many calls.
 */
final class CaseQueue implements AutoCloseable {
  /**
   * How many elements may wait for the oldest case that is not answered, of at most 8192 cases:
   * some tens of megabytes, and most of what others can do while an engine dies again and again.
   */
  private static final long ROOM = 1 << 23;

  private static final long LEAST_OF_A_CASE = ROOM / 8192;

  /** One thread reads the cases and one judges them: more would wait for those two. */
  private static final int MOST_THREADS = 4;

  /** What a call may need beside others: a draw of a million elements takes some tens of MB. */
  private static final long HEAP_OF_A_CALL = 128 << 20;

  private final List<EngineRun> runs;
  private final CompletableFuture<Void> check;
  private final @Nullable Journal journal;
  private final Sink sink;
  private final Map<EngineRun, Executor> workers = new LinkedHashMap<>();
  private final List<ExecutorService> pools = new ArrayList<>();
  private final Deque<Question> questions = new ArrayDeque<>();
  private long taken;

  /** One question, asked of one engine; what is on record is not written again. */
  private record Question(
      Case golden, EngineRun run, CompletableFuture<Answer> answer, boolean isOnRecord) {

    /** An answer that deviates has as many elements as the golden output, mostly. */
    long room() {
      return Math.max(golden.elementCount(), LEAST_OF_A_CASE);
    }
  }

  /** Takes results in order, each as soon as it is judged. */
  @FunctionalInterface
  interface Sink {
    void take(EngineRun run, Result result) throws IOException;
  }

  /**
   * A queue that is empty.
   *
   * @param check of the files; no answer is kept or handed over before it has ended well
   * @param journal what to keep answers in, and to take those of an earlier run from
   * @param asked how many questions an engine is asked at once; empty where that is its own choice
   */
  CaseQueue(
      List<EngineRun> runs,
      CompletableFuture<Void> check,
      @Nullable Journal journal,
      OptionalInt asked,
      Sink sink) {
    this.runs = runs;
    this.check = check;
    this.journal = journal;
    this.sink = sink;
    for (EngineRun run : runs) {
      boolean isHere = run.engine().isolation() == Isolation.IN_PROCESS;
      int threads = asked.orElseGet(() -> ownThreads(run));
      if (isHere && threads == 1 && runs.size() == 1) {
        workers.put(run, Runnable::run);
      } else {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        pools.add(pool);
        workers.put(run, pool);
      }
    }
  }

  private int ownThreads(EngineRun run) {
    if (runs.size() > 1 || !run.engine().takesCallsAtOnce()) {
      return 1;
    }
    Runtime jvm = Runtime.getRuntime();
    long calls = Math.min(jvm.maxMemory() / HEAP_OF_A_CALL, MOST_THREADS);
    return (int) Math.max(1, Math.min(calls, jvm.availableProcessors()));
  }

  /** Asks every engine this case, and hands over what has been answered meanwhile. */
  void add(Case golden) throws IOException {
    for (EngineRun run : runs) {
      Optional<Answer> recorded =
          journal == null ? Optional.empty() : journal.recorded(golden, run.engine().name());
      CompletableFuture<Answer> answer =
          recorded.isPresent()
              ? CompletableFuture.completedFuture(recorded.get())
              : CompletableFuture.supplyAsync(() -> run.ask(golden), worker(run));
      Question question = new Question(golden, run, answer, recorded.isPresent());
      questions.add(question);
      taken += question.room();
    }
    while (taken > ROOM * runs.size()) {
      handOver();
    }
    while (!questions.isEmpty() && questions.element().answer().isDone()) {
      handOver();
    }
  }

  /** Hands over all results that are still to come. */
  void finish() throws IOException {
    while (!questions.isEmpty()) {
      handOver();
    }
  }

  /** Ends what is still being asked. */
  @Override
  public void close() {
    pools.forEach(ExecutorService::shutdownNow);
    try {
      for (ExecutorService pool : pools) {
        if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
          throw new IllegalStateException("an engine does not let go");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Executor worker(EngineRun run) {
    return Objects.requireNonNull(workers.get(run));
  }

  private void handOver() throws IOException {
    Question question = questions.remove();
    taken -= question.room();
    Answer answer = Futures.join(question.answer());
    Futures.join(check);
    Result result = question.run().judge(question.golden(), answer);
    if (journal != null && !question.isOnRecord()) {
      journal.append(result, answer);
    }
    sink.take(question.run(), result);
  }
}

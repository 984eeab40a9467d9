package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.TestEngine;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What waits for an engine that takes its time. */
@Timeout(60)
class CaseQueueTest {
  private static final int MEBI = 1 << 20;

  /** An engine on a thread of its own that answers nothing before it is let. */
  private static final class Waiting extends TestEngine {
    private final CountDownLatch isLet = new CountDownLatch(1);

    @Override
    public Isolation isolation() {
      return Isolation.CHILD_JVM;
    }

    @Override
    public Outcome run(LayerCall call) {
      try {
        isLet.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Outcome.Output(SmallFixture.row(3, 6));
    }
  }

  @Test
  void largeCasesDoNotWaitByTheThousand() throws Exception {
    assertEquals(8, addedBeforeItWaits(large(), 100));
  }

  @Test
  void smallOnesDo() throws Exception {
    assertEquals(8193, addedBeforeItWaits(SmallFixture.tripled(), 10_000));
  }

  /** An engine that answers the first case after the second, if it is asked both at once. */
  private static final class Overtaken extends TestEngine {
    private final CountDownLatch second = new CountDownLatch(1);
    private final boolean says;

    Overtaken(boolean says) {
      this.says = says;
    }

    @Override
    public boolean takesCallsAtOnce() {
      return says;
    }

    @Override
    public Outcome run(LayerCall call) {
      boolean isTurn = true;
      if (call.id().equals("first")) {
        try {
          isTurn = second.await(says ? 30_000 : 100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      } else {
        second.countDown();
      }
      return new Outcome.Output(isTurn ? SmallFixture.row(3, 6) : SmallFixture.row(0, 0));
    }
  }

  @Test
  void anEngineAloneThatTakesCallsAtOnceGetsThemAndResultsKeepTheirOrder() throws Exception {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "this machine has one processor");
    assertEquals(List.of("first conforms", "second conforms"), results(new Overtaken(true)));
  }

  @Test
  void anotherIsAskedOneByOne() throws Exception {
    assertEquals(List.of("first deviates", "second conforms"), results(new Overtaken(false)));
  }

  private static List<String> results(TestEngine engine) throws IOException {
    List<String> results = new ArrayList<>();
    EngineRun run = new EngineRun(engine, new Baseline(new TreeMap<>()));
    try (CaseQueue queue =
        new CaseQueue(
            List.of(run),
            CompletableFuture.completedFuture(null),
            null,
            OptionalInt.empty(),
            (asked, result) -> results.add(word(result)))) {
      queue.add(named("first"));
      queue.add(named("second"));
      queue.finish();
    }
    return results;
  }

  private static String word(Result result) {
    boolean conforms = result.verdict() instanceof Verdict.Conforms;
    return result.golden().id() + (conforms ? " conforms" : " deviates");
  }

  private static Case named(String id) {
    Case tripled = SmallFixture.tripled();
    return new Case(
        tripled.suite(),
        tripled.flags(),
        SmallFixture.call(id),
        tripled.comparison(),
        tripled.expected(),
        tripled.reference(),
        tripled.backends());
  }

  /** How many are taken while none is answered; all are handed over once they are. */
  private static int addedBeforeItWaits(Case golden, int all) throws Exception {
    Waiting engine = new Waiting();
    List<String> handedOver = new ArrayList<>();
    AtomicInteger begun = new AtomicInteger();
    EngineRun run = new EngineRun(engine, new Baseline(new TreeMap<>()));
    try (CaseQueue queue =
        new CaseQueue(
            List.of(run),
            CompletableFuture.completedFuture(null),
            null,
            OptionalInt.empty(),
            (asked, result) -> handedOver.add(result.golden().id()))) {
      Thread adder = new Thread(() -> add(queue, golden, all, begun));
      adder.start();
      while (adder.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      int added = begun.get();
      engine.isLet.countDown();
      adder.join();
      queue.finish();
      assertEquals(all, handedOver.size());
      return added;
    }
  }

  private static void add(CaseQueue queue, Case golden, int all, AtomicInteger begun) {
    try {
      for (int i = 0; i < all; i++) {
        begun.incrementAndGet();
        queue.add(golden);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case large() {
    Tensor output = Tensor.of(Shape.of(1, 1, MEBI, 1), new float[MEBI]);
    return SmallFixture.tripled(Comparison.EXACT, new Golden.Output(output), Map.of());
  }
}

package org.kerastck.kernel;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one prepared convolution: the caller's and {@code size - 1} daemons, which wait
 * between runs and end when the team is closed, or no longer reachable. Waiting spins for a moment,
 * since runs last microseconds, and then gives way, since cores may be few.
 */
final class Team implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int SPINS = 500;
  private static final int IDLE_SPINS = 2_000;

  private final Call call = new Call();
  private final Thread[] helpers;

  Team(int size) {
    helpers = new Thread[size - 1];
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      Call current = call;
      helpers[i] = new Thread(() -> current.serve(worker), "convolution-" + worker);
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
    if (size > 1) {
      Call ended = call;
      List<Thread> threads = List.of(helpers);
      CLEANER.register(this, () -> end(ended, threads));
    }
  }

  /** Runs stages one after the other, each by all threads. */
  void run(List<Stage> stages) {
    if (helpers.length == 0) {
      for (int i = 0; i < stages.size(); i++) {
        stages.get(i).runAlone();
      }
      return;
    }
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).close();
    }
    stages.get(0).open();
    call.start(stages, helpers);
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      if (i > 0) {
        stage.open();
      }
      stage.work(0);
      for (int spins = 0; !stage.isDone(); spins++) {
        pause(spins);
      }
    }
    call.stages = null;
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).rethrow();
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    end(call, List.of(helpers));
  }

  /** Yielding is for the case that there are fewer cores than threads; nothing relies on it. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** Ends the threads. Nothing here may reach the team, which would then never be unreachable. */
  private static void end(Call call, List<Thread> threads) {
    call.ended = true;
    threads.forEach(LockSupport::unpark);
  }

  /** What helpers see of the team: it must not keep the team reachable. */
  private static final class Call {
    private volatile int number;
    private volatile boolean ended;
    private volatile @Nullable List<Stage> stages;

    /** Only the team's caller starts calls, so that the number has one writer. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void start(List<Stage> newStages, Thread[] helpers) {
      stages = newStages;
      number++;
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
    }

    void serve(int worker) {
      int seen = 0;
      while (awaitCall(seen)) {
        seen = number;
        List<Stage> current = stages;
        if (current != null) {
          help(current, worker);
        }
      }
    }

    private boolean awaitCall(int seen) {
      for (int spins = 0; number == seen && !ended; spins++) {
        if (spins < IDLE_SPINS) {
          pause(spins);
        } else {
          LockSupport.park(this);
        }
      }
      return !ended;
    }

    private void help(List<Stage> current, int worker) {
      for (Stage stage : current) {
        for (int spins = 0; !stage.isOpenOrDone(); spins++) {
          if (stages != current) {
            return;
          }
          pause(spins);
        }
        stage.work(worker);
      }
    }
  }
}

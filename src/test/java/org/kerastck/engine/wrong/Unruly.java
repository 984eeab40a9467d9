package org.kerastck.engine.wrong;

import static java.util.Map.entry;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Does what the case's id says, and answers all others with their input. */
public final class Unruly extends TestEngine {
  @FunctionalInterface
  private interface Deed {
    void run() throws Exception;
  }

  private static final Map<String, Deed> DEEDS =
      Map.ofEntries(
          entry("segfault", Unruly::writeToAddressZero),
          entry("halt", () -> Runtime.getRuntime().halt(3)),
          entry("kill", Unruly::kill),
          entry("hang", () -> new CountDownLatch(1).await()),
          entry("late", Unruly::answerLate),
          entry("gigabyte", Unruly::gigabyte),
          entry("exception", Unruly::throwException),
          entry("error", Unruly::overflow),
          entry("full", Unruly::fill),
          entry("babble", Unruly::babble),
          entry("babble-and-halt", Unruly::babbleAndHalt),
          entry("variables", Unruly::tellVariables));

  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }

  @Override
  public Outcome run(LayerCall call) {
    try {
      DEEDS.getOrDefault(call.id(), () -> {}).run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new Outcome.Output(call.input());
  }

  /** By reflection, because the compiler's warning about this class cannot be suppressed. */
  private static void writeToAddressZero() throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    type.getMethod("putByte", long.class, byte.class).invoke(field.get(null), 0L, (byte) 1);
  }

  private static void kill() throws Exception {
    String self = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-KILL", self).start().waitFor();
    new CountDownLatch(1).await();
  }

  private static void answerLate() throws InterruptedException {
    if (new CountDownLatch(1).await(4, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody counts down");
    }
  }

  private static void gigabyte() {
    byte[] garbage = new byte[1 << 20];
    for (int i = 0; i < 1024; i++) {
      System.out.write(garbage, 0, garbage.length);
    }
  }

  private static void tellVariables() {
    throw new IllegalArgumentException(
        System.getenv("OMP_NUM_THREADS") + " " + System.getenv("TF_ENABLE_ONEDNN_OPTS"));
  }

  private static void throwException() {
    throw new IllegalArgumentException("first line\nsecond line");
  }

  private static void overflow() {
    throw new StackOverflowError();
  }

  private static void fill() {
    throw new OutOfMemoryError("full");
  }

  private static void babble() {
    byte[] garbage = new byte[1 << 20];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = (byte) (i * 31);
    }
    for (int i = 0; i < 4; i++) {
      System.out.write(garbage, 0, garbage.length);
      System.err.write(garbage, 0, garbage.length);
    }
  }

  private static void babbleAndHalt() {
    babble();
    System.err.println();
    System.err.println("last \u0007 words");
    System.err.flush();
    Runtime.getRuntime().halt(4);
  }
}

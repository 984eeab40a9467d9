package org.kerastck.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A run of seconds on one or two processors is over before the code of HotSpot's second compiler
 * pays: it would take a quarter of the processor time, from engines and harness alike.
 */
final class ShortRun {
  private static final int MOST_CASES = 50_000;
  private static final int MOST_PROCESSORS = 2;

  /** Digests of large tensors and of fixtures are the exception: C2 has an instruction for them. */
  private static final String MOSTLY_WITHOUT_C2 =
      "[{ match: \"sun/security/provider/*.*\", c2: { Exclude: false } },"
          + " { match: \"*.*\", c2: { Exclude: true } }]";

  private ShortRun() {}

  /**
   * Keeps this JVM mostly to its first compiler, where that is the faster way and can be done; soon
   * after this returns.
   *
   * @param cases how many there are; negative where that is not known
   */
  static void prepare(long cases) {
    if (cases < 0
        || cases > MOST_CASES
        || Runtime.getRuntime().availableProcessors() > MOST_PROCESSORS) {
      return;
    }
    // The JVM's management takes a tenth of a second to load, and nothing need wait for it.
    Thread thread = new Thread(ShortRun::excludeC2, "compiler directives");
    thread.setDaemon(true);
    thread.start();
  }

  private static void excludeC2() {
    try {
      Path directives = Files.createTempFile("keras-tck-", ".directives");
      try {
        // Where the run is over before this thread is.
        directives.toFile().deleteOnExit();
        Files.write(directives, MOSTLY_WITHOUT_C2.getBytes(StandardCharsets.UTF_8));
        MBeanServer jvm = ManagementFactory.getPlatformMBeanServer();
        jvm.invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "compilerDirectivesAdd",
            new Object[] {new String[] {directives.toString()}},
            new String[] {String[].class.getName()});
      } finally {
        Files.deleteIfExists(directives);
      }
    } catch (IOException | JMException | RuntimeException | LinkageError e) {
      // Another JVM than HotSpot, one that is ending, or no place for the file: the run is the
      // same, and slower.
      assert e != null;
    }
  }
}

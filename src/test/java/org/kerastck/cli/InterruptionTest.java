package org.kerastck.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.fixture.SmallFixture;

/** A run that is told to end in its middle leaves nothing behind. */
@Timeout(120)
class InterruptionTest {
  private static final String PROGRAM =
      "process:java -XX:TieredStopAtLevel=1 -cp target/test-classes"
          + " org.kerastck.engine.wrong.UnrulyProgram";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void anInterruptedRunLeavesNoReportNoChildAndNoTemporaryFile(String signal, int status)
      throws Exception {
    Kit kit = Kit.in(directory);
    Process run = startRunThatHangs(kit, "Unruly");
    List<ProcessHandle> children = run.descendants().toList();
    assertFalse(children.isEmpty());

    new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor();

    assertEquals(status, kit.end(run).status());
    for (ProcessHandle child : children) {
      child.onExit().get(10, SECONDS);
    }
    assertEquals(List.of(), kit.reportFiles());
    assertEquals(List.of(), kit.temporaryFiles());
  }

  @Test
  void aPageIsNotWrittenAnyMore() throws Exception {
    Kit kit = Kit.in(directory);
    Process backends = kit.start(List.of(), "backends", "--report", kit.report().toString());
    // It makes the report's directory before it reads the fixtures.
    while (!Files.isDirectory(kit.report())) {
      Thread.sleep(10);
    }

    new ProcessBuilder("kill", "-INT", Long.toString(backends.pid())).start().waitFor();

    Kit.Ended ended = kit.end(backends);
    assertEquals(130, ended.status());
    assertEquals("", ended.out());
    assertEquals("keras-tck: The run was told to end.\n", ended.err());
    assertEquals(List.of(), kit.reportFiles());
  }

  /** Nothing can tidy up then; the children must be gone all the same, though one of them hangs. */
  @ParameterizedTest
  @ValueSource(strings = {"Unruly", PROGRAM})
  void noChildOutlivesARunThatIsKilled(String engine) throws Exception {
    Kit kit = Kit.in(directory);
    Process run = startRunThatHangs(kit, engine);
    List<ProcessHandle> children = run.descendants().toList();
    assertFalse(children.isEmpty());

    new ProcessBuilder("kill", "-KILL", Long.toString(run.pid())).start().waitFor();

    assertEquals(137, kit.end(run).status());
    for (ProcessHandle child : children) {
      child.onExit().get(10, SECONDS);
    }
  }

  /** Its process dies of the stop, for which it is not to be blamed. */
  @ParameterizedTest
  @CsvSource({
    "run --engine, HangsAtStart, INT, 130",
    "run --engine, process:sleep 100, TERM, 143",
    "smoke, HangsAtStart, TERM, 143",
    "smoke, process:sleep 100, INT, 130"
  })
  void anEngineThatIsStartingIsNotBlamed(String command, String engine, String signal, int status)
      throws Exception {
    Kit kit = Kit.in(directory);
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of(engine, "--fixtures", SmallFixture.FILE.toString()));
    Process run = kit.start(List.of(), arguments.toArray(String[]::new));
    while (run.descendants().findAny().isEmpty()) {
      Thread.sleep(10);
    }

    new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor();

    Kit.Ended ended = kit.end(run);
    assertEquals("keras-tck: The run was told to end.\n", ended.err());
    assertEquals(status, ended.status());
    assertEquals(List.of(), kit.temporaryFiles());
  }

  @Test
  void anInterruptedRunSaysSoInOneLine() throws Exception {
    Kit kit = Kit.in(directory);
    Process run = startRunThatHangs(kit, "Unruly");
    run.destroy();
    assertEquals("keras-tck: The run was told to end.\n", kit.end(run).err());
  }

  /** A run that has begun its report, so that its engine is started, and never ends. */
  private Process startRunThatHangs(Kit kit, String engine)
      throws IOException, InterruptedException {
    Files.createDirectories(kit.report());
    String hanging =
        Files.readString(SmallFixture.FILE)
            .replace("conv2d-same-n2x3-k3x2-s2x1-b1c2f3-last-nobias", "hang");
    Path fixtures = Files.writeString(directory.resolve("hang.json"), hanging);
    try (WatchService watch = directory.getFileSystem().newWatchService()) {
      kit.report().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process run =
          kit.start(
              List.of(),
              "run",
              "--fixtures",
              fixtures.toString(),
              "--engine",
              engine,
              "--report",
              kit.report().toString());
      assertNotNull(watch.poll(60, SECONDS), "the run did not begin its report");
      return run;
    }
  }
}

package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of smoke, on engines that are right, wrong, and not there. */
class SmokeCommandTest {
  @TempDir private Path directory;

  @Test
  void aRightEngineIsRightInEveryStep() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("smoke", "java");
    assertEquals("", ended.err());
    assertEquals(0, ended.status());
    assertEquals(10, ended.out().lines().filter(line -> line.startsWith("ok ")).count());
    assertTrue(ended.out().endsWith("Right so far: 'run' asks the rest.\n"), ended.out());
  }

  @Test
  void aWrongEngineIsToldWhatToFix() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("smoke", "AllZeros");
    assertEquals(1, ended.status());
    assertTrue(ended.out().contains("FIX   valid padding          6 of 6 cases fail\n"));
    assertTrue(ended.out().contains("      Keras correlates: the kernel is not flipped."));
    assertFalse(ended.out().contains("FIX   refusals"), ended.out());
  }

  /** What ND4J is known to get wrong is nothing that its adapter has to correct. */
  @Test
  void whatTheBaselineHasIsKnownAndTheRestIsNoMistakeOfLayouts() throws Exception {
    Kit kit = Kit.in(directory);
    Path fixtures = directory.resolve("fixtures");
    Files.createDirectories(fixtures.resolve("baselines"));
    Files.copy(Path.of("fixtures/conv2d/geometry.json"), fixtures.resolve("geometry.json"));
    String[] smoke = {"smoke", "AllZeros", "--fixtures", fixtures.toString()};
    kit.run(
        "run",
        "--engine",
        "AllZeros",
        "--update-baseline",
        "--fixtures",
        fixtures.toString(),
        "--report",
        kit.report().toString());

    Kit.Ended known = kit.run(smoke);
    assertEquals(0, known.status(), known.err() + known.out());
    assertTrue(
        known.out().contains("ok    valid padding          6 cases; 6 fail as its baseline says\n"),
        known.out());
    assertTrue(known.out().endsWith("As known so far: 'run' asks the rest.\n"), known.out());

    Path baseline = fixtures.resolve("baselines/AllZeros-1.csv");
    List<String> entries = Files.readAllLines(baseline);
    entries.removeIf(entry -> entry.matches("conv2d-valid-.*-last-bias,.*"));
    Files.write(baseline, entries);
    Kit.Ended unknown = kit.run(smoke);
    assertEquals(1, unknown.status());
    assertTrue(unknown.out().contains("      The engine's baseline does not have this"));
    assertFalse(unknown.out().contains("added along the channels"), unknown.out());
  }

  @Test
  void anEngineThatDoesNotStartIsExitStatus2() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("smoke", "DiesAtStart");
    assertEquals(2, ended.status());
    assertEquals("", ended.out());
    assertTrue(ended.err().startsWith("keras-tck: Engine DiesAtStart does not start"), ended.err());
  }

  @Test
  void anAdapterThatDiesOnEveryCaseIsNotToldAboutPadding() throws Exception {
    Kit kit = Kit.in(directory);
    Path adapter =
        Files.writeString(
            directory.resolve("adapter.sh"),
            """
            read hello
            echo '{"protocol":"keras-tck/engine/1","name":"frail","version":"1","supports":["layer"]}'
            read prepare
            echo '{"ready":true}'
            read run
            echo "this is why" >&2
            exit 3
            """);
    Kit.Ended ended = kit.run("smoke", "process:sh " + adapter);
    assertEquals(1, ended.status(), ended.err());
    assertEquals(
        1, ended.out().lines().filter(line -> line.startsWith("FIX ")).count(), ended.out());
    assertTrue(ended.out().contains("      The adapter's process ends"), ended.out());
    assertTrue(ended.out().contains("this is why"), ended.out());
  }
}

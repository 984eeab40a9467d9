package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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

  @Test
  void anEngineThatDoesNotStartIsExitStatus2() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("smoke", "DiesAtStart");
    assertEquals(2, ended.status());
    assertTrue(ended.out().startsWith("FIX   start "), ended.out());
  }
}

package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "merge",
        "audit",
        "sweep",
        "smoke",
        "engines",
        "fixtures",
        "explain",
        "diff",
        "rules",
        "backends"
      })
  void theHelpOfACommandFits80Columns(String command) throws Exception {
    Kit kit = Kit.in(directory);
    Kit.Ended ended = command.isEmpty() ? kit.run("--help") : kit.run(command, "--help");
    assertEquals(0, ended.status());
    assertEquals("", ended.err());
    assertTrue(ended.out().startsWith("Usage: keras-tck"), ended.out());
    assertEquals("", ended.out().lines().filter(line -> line.length() > 80).findFirst().orElse(""));
  }

  @Test
  void aTerminalThatSaysItIsDumbGetsNoColours() {
    assertEquals(CommandLine.Help.Ansi.OFF, Main.colours("dumb"));
    assertEquals(CommandLine.Help.Ansi.AUTO, Main.colours("xterm-256color"));
    assertEquals(CommandLine.Help.Ansi.AUTO, Main.colours(null));
  }
}

package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsCommandTest {
  private static final String DEFECTS = "fixtures/conv2d/defects.json";

  @TempDir private Path directory = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void fitsATerminal() {
    assertEquals(0, backends());
    List<String> tooLong =
        out.toString().lines().filter(line -> line.length() > 80 && !isCase(line)).toList();
    assertEquals(List.of(), tooLong);
    assertTrue(out.toString().contains("numpy computes with jax, and both are\none voice."));
  }

  @Test
  void showsOnePair() {
    assertEquals(0, backends("--pair", "tensorflow", "jax"));
    assertTrue(out.toString().startsWith("tensorflow and jax: "), out.toString());
    assertTrue(out.toString().contains("ChannelsFirstBiasAlongWidth"));
    assertFalse(out.toString().contains("torch"));
  }

  @Test
  void writesARowForEachPairAndCause() {
    assertEquals(0, backends("--format", "csv", "--pair", "golden", "tensorflow"));
    List<String> lines = out.toString().lines().toList();
    assertEquals("one,other,compared,kind,cause,cases,rules,smallest case", lines.get(0));
    assertTrue(lines.get(1).startsWith("golden,tensorflow,"), lines.get(1));
  }

  @Test
  void writesAPageWithoutAScript() throws IOException {
    assertEquals(0, backends("--report", directory.toString()));
    String page = Files.readString(directory.resolve("backends.html"));
    assertTrue(page.contains("<details id=\"tensorflow--jax\""), page);
    assertTrue(page.contains("href=\"#golden--tensorflow\""), page);
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("{{"), page);
  }

  @Test
  void saysWhichBackendsThereAre() {
    assertEquals(2, backends("--pair", "tensorflow", "theano"));
    assertTrue(
        err.toString().contains("--pair: no backend is called theano. There are: golden, "),
        err.toString());
  }

  private static boolean isCase(String line) {
    return line.startsWith("         case  ");
  }

  private int backends(String... arguments) {
    List<String> all = new ArrayList<>(List.of("backends"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--fixtures", DEFECTS));
    try (Interruption interruption = new Interruption()) {
      return Main.commandLine(interruption)
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err, true))
          .execute(all.toArray(String[]::new));
    }
  }
}

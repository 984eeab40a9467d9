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
  void showsSeveralPairs() {
    assertEquals(0, backends("--pair", "tensorflow", "jax", "--pair", "golden", "torch"));
    assertTrue(out.toString().contains("tensorflow and jax: "), out.toString());
    assertTrue(out.toString().contains("\ntorch: "), out.toString());
  }

  @Test
  void saysWhyTwoAreNotHeldAgainstEachOther() {
    assertEquals(2, backends("--pair", "numpy", "torch"));
    assertEquals(
        "keras-tck: --pair: numpy computes with jax and is no voice of its own. Expected: jax.\n",
        err.toString());
  }

  @Test
  void aReportLeavesCsvAlone() {
    assertEquals(0, backends("--format", "csv", "--report", directory.toString()));
    assertFalse(out.toString().contains("Report:"), out.toString());
  }

  @Test
  void aFileIsInTheWayOfTheReport() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertEquals(2, backends("--report", file.toString()));
    assertEquals("keras-tck: Not a directory: " + file + "\n", err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void aPathIsNotEmpty() {
    assertEquals(2, backends("--report", ""));
    assertTrue(err.toString().contains("a path was expected, and nothing was received"));
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
    assertTrue(page.contains("<th scope=\"row\">numpy"), page);
    assertTrue(page.contains("href=\"#rule-data-format-permutes-axes\""), page);
    assertTrue(page.contains("id=\"rule-data-format-permutes-axes\""), page);
    assertTrue(page.contains("id=\"defect-ChannelsFirstBiasAlongWidth\""), page);
    assertTrue(page.contains("backends --pair tensorflow jax"), page);
    assertTrue(page.contains("TF_ENABLE_ONEDNN_OPTS&#61;0"), page);
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

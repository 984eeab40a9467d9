package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String HEADER =
      "{\"format\":\"keras-tck/results/1\",\"engines\":{\"e\":\"1\"}}\n";

  @TempDir private Path directory = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysWhatIsNewFixedChangedAndUnchanged() throws IOException {
    Path old =
        file(
            "old",
            conforms("a"),
            failure("b", "r1"),
            failure("c", "r1"),
            conforms("d"),
            conforms("x"));
    Path now =
        file(
            "new",
            failure("a", "r1"),
            conforms("b"),
            failure("c", "r2"),
            conforms("d"),
            conforms("y"));
    assertEquals(1, diff(old, now));
    String expected =
        """
        e 1
          new             1
                          1  value: r1
                             for example a
          fixed           1
                          1  value: r1
                             for example b
          changed         1
                          1  value: r1 → value: r2
                             for example c
          added           1
          missing         1
                          1  conforms
                             for example x
          unchanged       1

        """;
    assertEquals(expected, out.toString());
  }

  @Test
  void isContentWhereNothingIsWorse() throws IOException {
    Path old = file("old", failure("a", "r"));
    assertEquals(0, diff(old, old));
    assertEquals(0, diff(old, file("new", conforms("a"))));
  }

  @Test
  void readsAReportsDirectory() throws IOException {
    Path report = Files.createDirectory(directory.resolve("report"));
    Files.move(file("results", conforms("a")), report.resolve("results.jsonl"));
    assertEquals(0, diff(report, report));
  }

  @Test
  void refusesAReportThatIsCutOff() throws IOException {
    String whole = Files.readString(file("whole", conforms("a"), conforms("b")));
    for (int length : new int[] {HEADER.length(), whole.length() - 14, whole.length() - 30}) {
      Path cut = Files.writeString(directory.resolve("cut"), whole.substring(0, length));
      refuses("The report is cut off: it has no footer line. Run it again. In: " + cut, cut);
    }
  }

  @Test
  void refusesWhatIsNoReport() throws IOException {
    Path missing = directory.resolve("missing");
    refuses("No such report. In: " + missing, missing);
    Path twice = file("twice", conforms("a"), conforms("a"));
    refuses("Engine e has two results for case a. In: %s, line 3".formatted(twice), twice);
    Path other = Files.writeString(directory.resolve("other"), "[]\n");
    refuses("A line of a report is one JSON object. In: %s, line 1".formatted(other), other);
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    refuses("A report is UTF-8 text. In: %s, line 1".formatted(binary), binary);
    Path joined = Files.writeString(directory.resolve("joined"), HEADER + "{\"results\":0}\n{}\n");
    refuses("Something follows the footer line. In: %s, line 3".formatted(joined), joined);
    Path short1 = Files.writeString(directory.resolve("short"), HEADER + "{\"results\":1}\n");
    refuses(
        "The footer counts 1 results, the file has 0. In: %s, line 2".formatted(short1), short1);
  }

  private void refuses(String message, Path file) {
    err.getBuffer().setLength(0);
    assertEquals(2, diff(file, file));
    assertEquals("keras-tck: " + message, err.toString().strip());
    assertTrue(out.toString().isEmpty(), out.toString());
  }

  private int diff(Path old, Path now) {
    try (Interruption interruption = new Interruption()) {
      return Main.commandLine(interruption)
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err, true))
          .execute("diff", old.toString(), now.toString());
    }
  }

  private Path file(String name, String... results) throws IOException {
    return Files.writeString(
        directory.resolve(name),
        HEADER + String.join("", results) + "{\"results\":%d}\n".formatted(results.length));
  }

  private static String conforms(String id) {
    return "{\"case\":\"%s\",\"suite\":\"s\",\"engine\":\"e\",\"verdict\":\"conforms\"}\n"
        .formatted(id);
  }

  private static String failure(String id, String reason) {
    return ("{\"case\":\"%s\",\"suite\":\"s\",\"engine\":\"e\",\"verdict\":\"deviates\","
            + "\"kind\":\"value\",\"known\":false,\"reason\":\"%s\",\"sentence\":\"x\"}\n")
        .formatted(id, reason);
  }
}

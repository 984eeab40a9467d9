package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.engine.wrong.AllZeros;

class BaselineFileTest {
  private static final String HEADER = "case,verdict,kind,reason,link\n";

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Baseline baseline =
        new Baseline(
            Map.of(
                "b", new Baseline.Entry("deviates", "shape", "one, \"two\"\nthree", ""),
                "a", new Baseline.Entry("crashed", "", "SIGFPE", "https://example.org/1")));
    Path file = directory.resolve("below").resolve("baseline.csv");
    BaselineFile.write(file, baseline);
    assertEquals(baseline, BaselineFile.read(file));
  }

  @Test
  void entriesAreSortedOneALine() throws IOException {
    Baseline.Entry entry = new Baseline.Entry("timed_out", "", "slow", "");
    Path file = directory.resolve("baseline.csv");
    BaselineFile.write(file, new Baseline(Map.of("b", entry, "c", entry, "a", entry)));
    assertEquals(
        HEADER + "a,timed_out,,slow,\nb,timed_out,,slow,\nc,timed_out,,slow,\n",
        Files.readString(file));
  }

  @Test
  void whatOccursSometimesIsReadAgain() throws IOException {
    Path file = directory.resolve("baseline.csv");
    Baseline baseline =
        new Baseline(
            Map.of(
                "a", new Baseline.Entry("deviates", "value", "why", "", true),
                "b", new Baseline.Entry("crashed", "", "SIGFPE", "")));
    BaselineFile.write(file, baseline);
    assertEquals(
        """
        case,verdict,kind,reason,link,occurs
        a,deviates,value,why,,sometimes
        b,crashed,,SIGFPE,,
        """,
        Files.readString(file));
    assertEquals(baseline, BaselineFile.read(file));
  }

  @Test
  void whatOccursOtherwiseThanSometimesIsRefused() throws IOException {
    String all = "case,verdict,kind,reason,link,occurs\n";
    assertRefused(
        all + "a,crashed,,SIGFPE,,Sometimes\n",
        "What a baseline has in the column occurs is \"sometimes\" or nothing."
            + " Received: \"Sometimes\". In: %s, case a");
    assertRefused(
        all + "a,crashed,,SIGFPE,\n",
        "This baseline has the columns case, verdict, kind, reason, link, occurs."
            + " Received: 5 columns. In: %s, line 2");
  }

  @Test
  void anEngineHasABaselineAVersion() {
    assertEquals(
        Path.of("fixtures", "baselines", "AllZeros-1.csv"),
        BaselineFile.committed(Path.of("fixtures"), new AllZeros()));
  }

  @Test
  void noFileIsAnEmptyBaseline() {
    assertEquals(Baseline.empty(), BaselineFile.readIfPresent(directory.resolve("none.csv")));
  }

  @Test
  void aFileWithoutItsHeaderIsRefused() throws IOException {
    assertRefused(
        "a,crashed,,SIGFPE,\n",
        "A baseline begins with the line case,verdict,kind,reason,link; occurs may stand behind that."
            + " Received: a,crashed,,SIGFPE,. In: %s");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() throws IOException {
    assertRefused(
        HEADER + "a,crashed\n",
        "This baseline has the columns case, verdict, kind, reason, link. Received: 2 columns."
            + " In: %s, line 2");
  }

  @Test
  void aSecondEntryOfACaseIsRefused() throws IOException {
    assertRefused(
        HEADER + "a,crashed,,x,\na,timed_out,,y,\n",
        "A baseline has one entry a case. In: %s, case a, twice");
  }

  @Test
  void aMisspelledVerdictIsRefused() throws IOException {
    assertRefused(
        HEADER + "a,Deviates,shape,x,\n",
        "An entry is a deviation with its kind, crashed or timed_out."
            + " Received: verdict \"Deviates\", kind \"shape\". In: %s, case a");
  }

  @Test
  void aDeviationWithoutItsKindIsRefused() throws IOException {
    assertRefused(
        HEADER + "a,deviates,,x,\n",
        "An entry is a deviation with its kind, crashed or timed_out."
            + " Received: verdict \"deviates\", kind \"\". In: %s, case a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n"})
  void aFileOfNothingHasNoHeaderEither(String nothing) throws IOException {
    assertRefused(
        nothing,
        "A baseline begins with the line case,verdict,kind,reason,link; occurs may stand behind that."
            + " Received: nothing. In: %s");
  }

  @Test
  void aRowIsNamedByTheLineInWhichItBegins() throws IOException {
    assertRefused(
        HEADER + "a,crashed,,\"x\ny\",\nb,crashed\n",
        "This baseline has the columns case, verdict, kind, reason, link. Received: 2 columns."
            + " In: %s, line 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b,crashed,,\"x,\nc,crashed,,y,\n", "b,crashed,,\"x\"y,\n"})
  void aQuoteThatIsNotClosedIsRefused(String row) throws IOException {
    assertRefused(
        HEADER + "a,crashed,,\"x\ny\",\n" + row,
        "A value in quotes ends with a quote, and a comma or the end of the line behind it;"
            + " a quote in it is doubled. In: %s, line 4");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    byte[] text = (HEADER + "a,crashed,,d?j\u00e0 vu,\n").getBytes(StandardCharsets.UTF_8);
    text[HEADER.length() + "a,crashed,,d".length()] = (byte) 0xe9;
    Path file = Files.write(directory.resolve("bytes.csv"), text);
    assertRefused(
        file, "A baseline is text in UTF-8. Received: byte 0xe9. In: %s, line 2".formatted(file));
  }

  @Test
  void aDirectoryIsRefused() {
    assertRefused(
        directory, "The baseline cannot be read: Is a directory. In: %s".formatted(directory));
  }

  private void assertRefused(String text, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.csv"), text);
    assertRefused(file, message.formatted(file));
  }

  private static void assertRefused(Path file, String message) {
    BaselineException e = assertThrows(BaselineException.class, () -> BaselineFile.read(file));
    assertEquals(message, e.getMessage());
  }
}

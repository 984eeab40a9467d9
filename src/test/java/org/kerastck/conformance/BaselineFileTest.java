package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        "A baseline begins with the line case,verdict,kind,reason,link."
            + " Received: a,crashed,,SIGFPE,. In: %s");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() throws IOException {
    assertRefused(
        HEADER + "a,crashed\n",
        "A baseline has the columns case, verdict, kind, reason, link. Received: 2 columns."
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

  @Test
  void anUnclosedQuoteIsRefused() throws IOException {
    assertRefused(HEADER + "a,crashed,,\"x,\n", "The baseline cannot be read. In: %s");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(directory.resolve("bytes.csv"), new byte[] {(byte) 0xff, 0, 1});
    BaselineException e = assertThrows(BaselineException.class, () -> BaselineFile.read(file));
    assertEquals("The baseline cannot be read. In: " + file, e.getMessage());
  }

  private void assertRefused(String text, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.csv"), text);
    BaselineException e = assertThrows(BaselineException.class, () -> BaselineFile.read(file));
    assertEquals(message.formatted(file), e.getMessage());
  }
}

package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-cmd", "-1 is\n=2", "-"})
  void whatASpreadsheetWouldRunGetsAnApostrophe(String text) {
    assertEquals("'" + text, CsvCell.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1.0", "-1.5E-10", "-Infinity", "-3", "NaN", "1=1", "conv2d-same", "(1, 2)", ""})
  void numbersAndTextStayAsTheyAre(String text) {
    assertEquals(text, CsvCell.of(text));
  }
}

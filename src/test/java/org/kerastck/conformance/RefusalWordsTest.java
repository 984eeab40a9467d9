package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalWordsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "Invalid padding: [-1, 1] for input size [3, 5] | Invalid padding: … for input size …",
        "Invalid input: length 0 (shape: [0, 5, 4, 2]) | Invalid input: length … (shape: …)",
        "Conv node. Name:'v3_nchwc' Status: no dilation | Conv node. Name:… Status: no dilation",
        "Op [conv2d] can't be run with float16 | Op [conv2d] can't be run with float16",
        "at most 0.5 or 1e-3 of (2, 3) | at most … or … of …",
        "too many: 4x4 | too many: 4x4"
      })
  void numbersAndNamesAreLeftOut(String message, String words) {
    assertEquals(words, RefusalWords.of(message));
  }

  @Test
  void linesAreJoinedAndTheEndIsCut() {
    assertEquals("one two", RefusalWords.of(" one\n\ttwo "));
    assertEquals(301, RefusalWords.of("word ".repeat(100)).length());
    assertEquals("", RefusalWords.of(" \n"));
  }
}

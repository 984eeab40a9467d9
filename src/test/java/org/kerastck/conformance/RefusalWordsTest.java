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
        "too many: 4x4 in tensor<1x3x3x2xf32> | too many: … in tensor<…>",
        "at 0x7f3a12bc of /tmp/abc123, 16MB, version 2.19.0 | at … of /tmp/…, version …",
        "org.nd4j.conv2d of float32; [[1, 2], [3, 4]] | org.nd4j.conv2d of float32, …",
        "sizes {1,3,3,2} and (4,) | sizes … and …"
      })
  void numbersAndNamesAreLeftOut(String message, String words) {
    assertEquals(words, RefusalWords.of(message));
  }

  @Test
  void linesAreJoinedAndTheEndIsCut() {
    assertEquals("one two", RefusalWords.of(" one\n\ttwo "));
    assertEquals(301, RefusalWords.of("word ".repeat(100)).length());
    assertEquals("", RefusalWords.of(" \n"));
    assertEquals("a b", RefusalWords.of("a\u0000\u001b\u2028b"));
  }

  @Test
  void nothingThatAnEngineSaysIsTooLong() {
    String list = "bad input [" + "1, ".repeat(1_000_000) + "1]";
    assertEquals("bad input …", RefusalWords.of(list));
    assertEquals("bad input …", RefusalWords.of("bad input [" + "1, ".repeat(1000) + "1]"));
    assertEquals("w".repeat(299) + "…", RefusalWords.of("w".repeat(299) + "\ud83d\ude00z"));
  }
}

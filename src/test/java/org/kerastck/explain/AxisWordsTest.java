package org.kerastck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;

class AxisWordsTest {
  private static final Pattern EQUATION =
      Pattern.compile("([a-z -]+) = ((?:[^=;,]|, (?=\\d))+) = (-?\\d+)");

  @Test
  void everyEquationIsTrue() {
    int[] equations = {0};
    AxisCombinations.forEach(
        (axis, padding) -> {
          for (String sentence : AxisWords.of(axis, padding)) {
            Matcher equation = EQUATION.matcher(sentence);
            while (equation.find()) {
              double value = Arithmetic.evaluate(equation.group(2));
              assertEquals(Integer.parseInt(equation.group(3)), value, sentence);
              equations[0]++;
            }
          }
        });
    assertTrue(equations[0] > 10_000, "equations: " + equations[0]);
  }

  @Test
  void theNumbersAreThoseOfTheGeometry() {
    AxisCombinations.forEach(
        (axis, padding) -> {
          String words = String.join("; ", AxisWords.of(axis, padding));
          assertEquals(axis.outputSize(), number(words, "out = [^;]+ = "), words);
          if (axis instanceof TransposedAxis transposed) {
            assertEquals(transposed.fullSize(), number(words, "full result = [^;]+ = "), words);
            assertEquals(transposed.padAfter(), optional(words, "appended after = [^;]+ = "));
            if (padding == Padding.SAME) {
              assertEquals(transposed.cropBefore(), number(words, "crop before = [^;]+? = "));
              assertEquals(transposed.cropAfter(), number(words, "crop [^;]+, after = "), words);
            }
          } else if (padding == Padding.SAME) {
            assertPads((ConvolutionAxis) axis, words);
          }
        });
  }

  @Test
  void inputElementsThatNoWindowReadsAreCounted() {
    AxisCombinations.forEach(
        (axis, padding) -> {
          int unread = axis instanceof ConvolutionAxis ? unreadAtTheEnd(axis) : 0;
          String words = String.join("; ", AxisWords.of(axis, padding));
          assertEquals(unread > 0, words.contains("by no window"), words);
          if (unread > 1) {
            assertEquals(unread, number(words, "the last "), words);
          }
        });
  }

  private static void assertPads(ConvolutionAxis axis, String words) {
    assertEquals(axis.padBefore(), number(words, "pad before = [^;]+? = "), words);
    assertEquals(axis.padAfter(), number(words, "pad before [^;]+, after = "), words);
    assertEquals(axis.padBefore() + axis.padAfter(), number(words, "total = [^;]+ = "), words);
  }

  /** Counted from the geometry: what lies after the largest index that any tap reads. */
  private static int unreadAtTheEnd(AxisGeometry axis) {
    int last = -1;
    for (int output = 0; output < axis.outputSize(); output++) {
      for (int tap = 0; tap < axis.parameters().kernelSize(); tap++) {
        int d = axis.parameters().dilationRate();
        int position = output * axis.parameters().strides() + tap * d;
        last = Math.max(last, position - ((ConvolutionAxis) axis).padBefore());
      }
    }
    return axis.outputSize() > 0 ? Math.max(axis.inputSize() - 1 - last, 0) : 0;
  }

  private static int optional(String words, String before) {
    return words.contains("appended") ? number(words, before) : 0;
  }

  private static int number(String words, String before) {
    Matcher matcher = Pattern.compile(before + "(-?\\d+)").matcher(words);
    assertTrue(matcher.find(), before + " in: " + words);
    return Integer.parseInt(matcher.group(1));
  }
}

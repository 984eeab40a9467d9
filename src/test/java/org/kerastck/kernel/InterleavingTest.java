package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are taken apart and put together element by element, and nothing beside them is written. */
class InterleavingTest {
  private static final int FROM = 3;
  private static final int AT = 5;

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 0", "1, 1", "3, 7", "4, 1", "8, 29", "13, 31", "17, 2", "24, 16"})
  void areWhatTheFormulaSays(int rows, int count) {
    int step = rows + 2;
    int pitch = count + 1;
    float[] columns = numbers(FROM + (count + 1) * step);
    float[] apart = new float[AT + rows * pitch + 1];
    float[] expectedApart = new float[apart.length];
    float[] together = new float[columns.length];
    float[] expectedTogether = new float[columns.length];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < count; i++) {
        expectedApart[AT + r * pitch + i] = columns[FROM + i * step + r];
        expectedTogether[FROM + i * step + r] = columns[FROM + i * step + r];
      }
    }
    Interleaving.split(columns, FROM, step, apart, AT, pitch, rows, count);
    assertArrayEquals(expectedApart, apart);
    Interleaving.join(apart, AT, pitch, together, FROM, step, rows, count);
    assertArrayEquals(expectedTogether, together);
  }

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + 1;
    }
    return numbers;
  }
}

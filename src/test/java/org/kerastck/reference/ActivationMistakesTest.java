package org.kerastck.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is right is no mistake, whatever the golden numbers say. */
class ActivationMistakesTest {
  private static final List<Float> INPUTS = List.of(-7.5f, -2f, -0.7f, 0.3f, 0.6f, 3.5f, 21f);

  @ParameterizedTest
  @EnumSource
  void noneIsTakenForItself(ReferenceActivation activation) {
    List<Float> right = INPUTS.stream().map(x -> (float) activation.apply(x)).toList();
    List<String> same =
        ActivationMistakes.formulas(activation.kerasName(), Map.of()).stream()
            .filter(mistake -> INPUTS.stream().map(mistake::at).toList().equals(right))
            .map(ActivationMistake::sentence)
            .filter(ActivationMistakesTest::saysAnother)
            .toList();
    assertEquals(List.of(), same);
  }

  /** The others are about numbers too large or too close for float32. */
  private static boolean saysAnother(String sentence) {
    return sentence.equals("it is ignored")
        || Arrays.stream(ReferenceActivation.values())
            .anyMatch(other -> sentence.equals("it is computed as " + other.kerasName()));
  }
}

package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.tensor.Tensor;

class MadeCaseTest {

  /** Where all is 0 or 1, one mistake looks like another. */
  @ParameterizedTest
  @CsvSource({"hard_sigmoid, 0, 1", "sparse_sigmoid, 0, 1", "hard_tanh, -1, 1", "tanh, -1, 1"})
  void anActivationIsNotSaturatedByManyTerms(String activation, float least, float most) {
    Tensor output = output("conv2d-n12x11-k7x5-b1c3f2-" + activation);
    int between = 0;
    for (float value : output.data()) {
      between += value > least && value < most ? 1 : 0;
    }
    assertTrue(3 * between >= output.data().length, between + " of " + output.data().length);
  }

  @Test
  void bothKinksOfRelu6AreMet() {
    int between = 0;
    int least = 0;
    int most = 0;
    for (float value : output("conv2d-n12x11-k7x5-b1c3f2-relu6").data()) {
      between += value > 0 && value < 6 ? 1 : 0;
      least += value == 0 ? 1 : 0;
      most += value == 6 ? 1 : 0;
    }
    assertTrue(Math.min(between, Math.min(least, most)) > 4, between + " " + least + " " + most);
  }

  @Test
  void gluOfAnOddAxisIsRefused() {
    Golden.Raised raised = (Golden.Raised) made("conv2d-n2-k1-f3-glu").expected();
    assertEquals("ValueError", raised.type());
    assertEquals("call", raised.stage());
    assertEquals(2, output("conv2d-n2-k1-f4-glu").shape().size(3));
  }

  private static Tensor output(String line) {
    return ((Golden.Output) made(line).expected()).tensor();
  }

  private static Case made(String line) {
    return Descriptor.read(line).made().orElseThrow();
  }
}

package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * The bound at an element of one product x w without bias: n = 2, S = |x w|, so that with x w = 1
 * the bound is 2u / (1 - 2u), a little more than 2^-23: exactly one step above 1 and two below.
 */
class RoundingBoundTest {
  private static final float ULP_OF_ONE = 0x1p-23f;

  @Test
  void aValueJustInsideTheBoundConforms() throws UnreadableSpecException {
    Acceptance bound = bound(1, 1, ReferenceActivation.LINEAR);
    assertTrue(bound.accepts(0, 1, 1 + ULP_OF_ONE));
    assertTrue(bound.accepts(0, 1, 1 - ULP_OF_ONE));
  }

  @Test
  void aValueJustOutsideTheBoundDoesNot() throws UnreadableSpecException {
    Acceptance bound = bound(1, 1, ReferenceActivation.LINEAR);
    assertFalse(bound.accepts(0, 1, 1 + 2 * ULP_OF_ONE));
    assertFalse(bound.accepts(0, 1, 1 - 1.5f * ULP_OF_ONE));
  }

  @Test
  void theBoundIsHighams() {
    double u = 0x1p-24;
    assertEquals(10 * u / (1 - 10 * u) * 7 + 10 * 0x1p-126, RoundingBound.bound(7, 9));
  }

  @Test
  void aSubnormalMayBeFlushedToZero() throws UnreadableSpecException {
    float subnormal = 0x1p-127f;
    assertTrue(bound(subnormal, 1, ReferenceActivation.LINEAR).accepts(0, subnormal, 0));
  }

  @Test
  void whatIsNoSubnormalMayNotBeFlushed() throws UnreadableSpecException {
    float normal = 0x1p-124f;
    assertFalse(bound(normal, 1, ReferenceActivation.LINEAR).accepts(0, normal, 0));
  }

  @Test
  void noBoundReachesFromAFiniteNumberToAnother() throws UnreadableSpecException {
    Acceptance bound = bound(1, 1, ReferenceActivation.LINEAR);
    assertFalse(bound.accepts(0, 1, Float.NaN));
    assertFalse(bound.accepts(0, 1, Float.POSITIVE_INFINITY));
    assertFalse(bound.accepts(0, Float.NaN, 1));
    assertFalse(bound.accepts(0, Float.POSITIVE_INFINITY, Float.MAX_VALUE));
  }

  @Test
  void nanMatchesNanAndAnInfinityItself() throws UnreadableSpecException {
    Acceptance bound = bound(1, 1, ReferenceActivation.LINEAR);
    assertTrue(bound.accepts(0, Float.NaN, Float.NaN));
    assertTrue(bound.accepts(0, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY));
    assertFalse(bound.accepts(0, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));
  }

  @Test
  void theBoundIsAroundTheActivatedValue() throws UnreadableSpecException {
    Acceptance bound = bound(-1, 1, ReferenceActivation.RELU);
    assertTrue(bound.accepts(0, 0, ULP_OF_ONE));
    assertFalse(bound.accepts(0, 0, 2 * ULP_OF_ONE));
  }

  @Test
  void ofEveryActivationExplainsRoundingAndNoMore() {
    AtomicInteger elements = new AtomicInteger();
    for (String layer : List.of("conv2d", "conv2d_transpose")) {
      FixtureSet.at(List.of(Path.of("fixtures", layer, "activation.json")))
          .forEach(
              golden -> {
                RoundingBound bound = RoundingBound.of(golden.call().layerCall().orElseThrow());
                float[] expected = ((Golden.Output) golden.expected()).tensor("output").data();
                for (int i = 0; i < expected.length; i++) {
                  float off = expected[i] + 1e-3f * Math.max(1, Math.abs(expected[i]));
                  assertTrue(bound.accepts(i, expected[i], expected[i]), golden.id());
                  assertFalse(bound.accepts(i, expected[i], off), golden.id());
                  elements.incrementAndGet();
                }
              });
    }
    assertTrue(elements.get() > 1000);
  }

  private static Acceptance bound(float x, float w, ReferenceActivation activation)
      throws UnreadableSpecException {
    LayerCall call = SmallFixture.call("bound");
    ConvolutionProblem problem =
        ConvolutionProblem.of(
            SpecReader.read(call.layer()),
            SmallFixture.row(x),
            Tensor.of(Shape.of(1, 1, 1, 1), w),
            Optional.empty());
    return RoundingBound.of(problem, activation);
  }
}

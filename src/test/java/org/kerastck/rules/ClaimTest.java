package org.kerastck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.LayerKind;

/** Where each claim of tutorials is true: exactly where its condition says so. */
class ClaimTest {
  private static final int LARGEST_SIZE = 12;
  private static final int LARGEST_STRIDES = 5;
  private static final int LARGEST_DILATION = 3;

  @ParameterizedTest
  @EnumSource
  void theConditionIsExactOnAllSmallAxes(Claim claim) {
    ClaimEvidence evidence = new ClaimEvidence(claim);
    axes().forEach(evidence::add);
    assertTrue(evidence.axes() > 400);
    assertEquals(Optional.empty(), evidence.contradiction());
  }

  /** Every legal axis: strides exclude dilation, and Conv2D valid needs a whole kernel. */
  private static List<AxisFacts> axes() {
    List<AxisFacts> axes = new ArrayList<>();
    for (int n = 1; n <= LARGEST_SIZE; n++) {
      for (int k = 1; k <= LARGEST_SIZE; k++) {
        for (int s = 1; s <= LARGEST_STRIDES; s++) {
          for (int d = 1; d <= (s == 1 ? LARGEST_DILATION : 1); d++) {
            addConvolution(axes, n, AxisParameters.of(k, s, d));
            addTransposed(axes, n, AxisParameters.of(k, s, d));
            for (int p = 0; p < s; p++) {
              addTransposed(axes, n, new AxisParameters(k, s, d, OptionalInt.of(p)));
            }
          }
        }
      }
    }
    return axes;
  }

  private static void addConvolution(List<AxisFacts> axes, int n, AxisParameters parameters) {
    axes.add(new AxisFacts(LayerKind.CONV2D, Padding.SAME, n, parameters));
    if (n >= parameters.effectiveKernelSize()) {
      axes.add(new AxisFacts(LayerKind.CONV2D, Padding.VALID, n, parameters));
    }
  }

  private static void addTransposed(List<AxisFacts> axes, int n, AxisParameters parameters) {
    for (Padding padding : Padding.values()) {
      axes.add(new AxisFacts(LayerKind.CONV2D_TRANSPOSE, padding, n, parameters));
    }
  }
}

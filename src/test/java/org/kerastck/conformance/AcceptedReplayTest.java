package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** An engine may compute whatever Keras refuses, and no explanation may fall over it. */
class AcceptedReplayTest {

  @Test
  void anyOutputOfAnyRefusedCaseCanBeExplained() {
    int[] sought = {0};
    FixtureSet.at(List.of(Path.of("fixtures")))
        .forEach(
            golden -> {
              if (golden.expected() instanceof Golden.Raised
                  && golden.call() instanceof LayerCall call) {
                for (Tensor output : outputs(call)) {
                  explain(golden, output);
                  sought[0]++;
                }
              }
            });
    assertTrue(sought[0] > 1_000, () -> "only %d outputs".formatted(sought[0]));
  }

  private static void explain(Case golden, Tensor output) {
    try {
      AcceptedReplay.explain(
          golden, new Outcome.Output(output), new SearchBudget(100_000), RuleCounts.NONE);
    } catch (RuntimeException e) {
      throw new AssertionError("%s with %s".formatted(golden.id(), output.shape()), e);
    }
  }

  /** Of the size that the plain definition gives, and of odd ones. */
  private static List<Tensor> outputs(LayerCall call) {
    List<Shape> odd = List.of(Shape.of(1, 1, 1, 1), Shape.of(2, 3), Shape.of(1, 0, 4, 2));
    return Stream.concat(plainShape(call).stream(), odd.stream())
        .map(AcceptedReplayTest::counted)
        .toList();
  }

  private static Optional<Shape> plainShape(LayerCall call) {
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      if (!spec.isPositive() || call.input().shape().rank() != 4 || call.weights().isEmpty()) {
        return Optional.empty();
      }
      DataFormat format = spec.dataFormat();
      ConvolutionProblem problem =
          ConvolutionProblem.of(
              spec, call.input(), call.weights().get().kernel(), call.weights().get().bias());
      int height = Math.max(0, problem.height().outputSize());
      int width = Math.max(0, problem.width().outputSize());
      return Optional.of(format.shape(call.input().shape().size(0), height, width, spec.filters()));
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }

  private static Tensor counted(Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 7 - 3;
    }
    return Tensor.of(shape, data);
  }
}

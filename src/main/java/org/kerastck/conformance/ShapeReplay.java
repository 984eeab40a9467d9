package org.kerastck.conformance;

import java.util.Arrays;
import java.util.List;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;

/** Names wrong rules by the output's shape alone, where an activation mixes the numbers. */
final class ShapeReplay {
  private ShapeReplay() {}

  /** Every rule under which the output has the engine's own shape; none where it is Keras's. */
  static List<WrongRule> rules(Case golden, Outcome outcome) {
    if (!(golden.expected() instanceof Golden.Output expected)
        || !(golden.call() instanceof LayerCall call)
        || !(outcome instanceof Outcome.Output computed)
        || call.weights().isEmpty()
        || computed.tensor().shape().equals(expected.tensor().shape())) {
      return List.of();
    }
    try {
      Weights weights = call.weights().get();
      ConvolutionProblem right =
          ConvolutionProblem.of(
              SpecReader.read(call.layer()), call.input(), weights.kernel(), weights.bias());
      // glu halves the last axis.
      boolean isHalved = !right.outputShape().equals(expected.tensor().shape());
      Shape given = computed.tensor().shape();
      Shape before = isHalved ? withLastAxisDoubled(given) : given;
      return Arrays.stream(WrongRule.values()).filter(rule -> gives(rule, right, before)).toList();
    } catch (UnreadableSpecException e) {
      return List.of();
    }
  }

  private static boolean gives(WrongRule rule, ConvolutionProblem right, Shape shape) {
    return rule.mutate(right)
        .filter(ConvolutionProblem::isComputable)
        .filter(wrong -> wrong.outputShape().equals(shape))
        .isPresent();
  }

  private static Shape withLastAxisDoubled(Shape shape) {
    int[] sizes = new int[shape.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.size(axis) * (axis == sizes.length - 1 ? 2 : 1);
    }
    return Shape.of(sizes);
  }
}

package org.kerastck.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A case that no fixture has: small integers, and what the plain definition gives for them, or
 * Keras's refusal.
 */
public final class MadeCase {
  /**
   * Activations of which neither value nor slope rounds anything: with one of them, gradients can
   * be asked for.
   */
  public static final List<String> UNROUNDED = List.of("linear", "relu", "relu6", "hard_tanh");

  private static final String SUITE = "made";

  /** The stage at which Keras reads a layer's arguments. */
  private static final String CONSTRUCTION = "init";

  /** An input for a layer that refuses its arguments, and need not compute where it does not. */
  private static final Tensor NOTHING = Tensor.of(Shape.of(0, 0, 0, 0));

  private MadeCase() {}

  /**
   * The case of a configuration; empty where nothing says what Keras gives.
   *
   * @param id what to call it; one with the part {@code gradients} is about gradients, one with
   *     {@code nonfinite} about infinities and NaN
   * @param layer the configuration
   * @param input the input's shape
   */
  public static Optional<Case> of(String id, LayerConfiguration layer, Shape input) {
    LayerCall call =
        new LayerCall(id, layer, Tensor.of(input, new float[size(input)]), Optional.empty());
    Case outline =
        new Case(
            SUITE,
            List.of(),
            call,
            Comparison.EXACT,
            new Golden.Unstable(),
            "definition",
            Map.of());
    Optional<Case> made =
        SmallCase.of(outline)
            .map(small -> small.asking(Question.in(id)))
            .flatMap(SmallCase::golden);
    boolean isRefused = made.filter(one -> one.expected() instanceof Golden.Raised).isPresent();
    return isRefused
        ? made
        : SmallCase.refusal(new LayerCall(id, layer, NOTHING, Optional.empty()))
            .flatMap(raised -> atOnce(call, raised))
            .or(() -> made);
  }

  /**
   * The case of a layer that cannot even be made, with the arguments as they are: one that Keras
   * does not know has no place in numbers.
   */
  private static Optional<Case> atOnce(LayerCall call, Golden.Raised raised) {
    return raised.stage().equals(CONSTRUCTION)
        ? Optional.of(
            new Case(SUITE, List.of(), call, Comparison.EXACT, raised, "definition", Map.of()))
        : Optional.empty();
  }

  /**
   * Whether a case is in no fixture, made here or a part of one that is: no baseline has it, though
   * one may have its cause.
   */
  public static boolean isMade(Case golden) {
    return golden.suite().equals(SUITE) || CaseExcerpt.caseOf(golden.id()).isPresent();
  }

  private static int size(Shape shape) {
    return Math.toIntExact(shape.elementCount());
  }
}

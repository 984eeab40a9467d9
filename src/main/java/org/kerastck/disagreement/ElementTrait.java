package org.kerastck.disagreement;

import java.util.Optional;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.tensor.Tensor;

/** Why two numbers differ by more than rounding: what is special about them, most telling first. */
enum ElementTrait {
  GOLDEN_CANCELS("the golden value has lost digits to cancellation, this one has not"),
  CANCELS("loses digits to cancellation, which the golden value keeps"),
  NON_FINITE("differ where one side, or the argument, is NaN or infinite"),
  SUBNORMAL("differ where one side, or the argument, is subnormal: flushed to zero"),
  CORNER("take another one-sided derivative at a corner, or the mean of both");

  /** As many units of roundoff as the judge grants an evaluation of a formula. */
  private static final double ROUNDINGS = 16 * 0x1p-24;

  private final String words;

  ElementTrait(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** The trait of an element; empty where it is an ordinary number. */
  static Optional<ElementTrait> of(Case golden, String name, int offset, float right, float given) {
    float argument = argument(golden, offset);
    if (!Float.isFinite(right) || !Float.isFinite(given) || !Float.isFinite(argument)) {
      return Optional.of(NON_FINITE);
    }
    if (isSubnormal(right) || isSubnormal(given) || isSubnormal(argument)) {
      return Optional.of(SUBNORMAL);
    }
    if (golden.call() instanceof ActivationCall call && name.equals("output")) {
      return ofValue(call, argument, right, given);
    }
    boolean isActivated = golden.call() instanceof ActivationCall;
    return name.equals("gradient") && (isActivated || argument == 0)
        ? Optional.of(CORNER)
        : Optional.empty();
  }

  private static Optional<ElementTrait> ofValue(
      ActivationCall call, float argument, float right, float given) {
    if (!(call.activation() instanceof String name) || !call.arguments().isEmpty()) {
      return Optional.empty();
    }
    return ReferenceActivation.named(name)
        .map(activation -> activation.apply(argument))
        .filter(exact -> isNear(exact, right) != isNear(exact, given))
        .map(exact -> isNear(exact, given) ? GOLDEN_CANCELS : CANCELS);
  }

  private static boolean isNear(double exact, float value) {
    return Math.abs(exact - value) <= ROUNDINGS * Math.abs(exact);
  }

  /** What the function was asked at this place; 1 where there is no such thing. */
  private static float argument(Case golden, int offset) {
    Tensor input;
    if (golden.call() instanceof ActivationCall call) {
      input = call.input();
    } else if (golden.call() instanceof RegularizerCall call) {
      input = call.input();
    } else {
      return 1;
    }
    return offset < input.data().length ? input.data()[offset] : 1;
  }

  private static boolean isSubnormal(float value) {
    return value != 0 && Math.abs(value) < Float.MIN_NORMAL;
  }
}

package org.kerastck.conformance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * One element of an activation's case, or one vector where the activation mixes the last axis: the
 * smallest question that Keras's numbers answer without being asked again. Other parts of the
 * layers have no such excerpt: a draw, a norm, a penalty or a loss is of all elements.
 */
public final class CaseExcerpt {
  private static final Pattern NAME = Pattern.compile("([^*?@]+)@(\\d{1,9})");

  private CaseExcerpt() {}

  /** The id of the case of which this names an excerpt; empty where it is no such name. */
  public static Optional<String> caseOf(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * The excerpt of that name.
   *
   * @param name the case's id, {@code @}, and the element's or vector's row-major number from 0
   * @return empty where the case has none of that name
   */
  public static Optional<Case> named(String name, Case golden) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || !matcher.group(1).equals(golden.id())) {
      return Optional.empty();
    }
    int index = Integer.parseInt(matcher.group(2));
    return index < count(golden) ? Optional.of(of(golden, index)) : Optional.empty();
  }

  /** How many there are. */
  static int count(Case golden) {
    if (!(golden.call() instanceof ActivationCall call)
        || !(golden.expected() instanceof Golden.Output)
        || call.arguments().containsKey("axis")) {
      return 0;
    }
    int elements = call.input().data().length;
    return elements == 0 ? 0 : elements / length(call);
  }

  private static int length(ActivationCall call) {
    Shape shape = call.input().shape();
    return mixes(call) ? shape.size(shape.rank() - 1) : 1;
  }

  private static boolean mixes(ActivationCall call) {
    return BoundedActivation.MIXING.contains(ActivationReplay.name(call));
  }

  /** The excerpt of that number, below {@link #count}. */
  static Case of(Case golden, int index) {
    ActivationCall call = (ActivationCall) golden.call();
    int count = count(golden);
    Map<String, BackendOutcome> backends = new LinkedHashMap<>();
    golden
        .backends()
        .forEach(
            (name, backend) -> {
              Golden cut = cut(call, backend.golden(), index, count);
              backends.put(name, new BackendOutcome(cut, backend.defect()));
            });
    return new Case(
        golden.suite(),
        golden.flags(),
        new ActivationCall(
            golden.id() + "@" + index,
            call.activation(),
            call.arguments(),
            cut(call, call.input(), index, count)),
        golden.comparison(),
        cut(call, golden.expected(), index, count),
        golden.reference(),
        backends);
  }

  private static Golden cut(ActivationCall call, Golden golden, int index, int count) {
    if (!(golden instanceof Golden.Output output)) {
      return golden;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    output.tensors().forEach((name, whole) -> tensors.put(name, cut(call, whole, index, count)));
    return new Golden.Output(tensors);
  }

  private static Tensor cut(ActivationCall call, Tensor whole, int index, int count) {
    int length = whole.data().length / count;
    float[] data = Arrays.copyOfRange(whole.data(), index * length, (index + 1) * length);
    return Tensor.of(mixes(call) ? Shape.of(1, length) : Shape.of(length), data);
  }
}

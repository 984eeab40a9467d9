package org.kerastck.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An argument that Keras takes as an integer or as a pair, height first.
 *
 * <p>Keras checks at construction only that there are two numbers of the right sign; {@code (2.5,
 * 1)} passes there and fails later. So elements are numbers here, and {@link #isIntegral} says
 * whether both are integers.
 *
 * @param name the argument's name in Keras
 * @param height the element for the height
 * @param width the element for the width
 * @param written as Keras's {@code get_config} writes the pair
 */
record PairArgument(String name, Number height, Number width, List<?> written) {

  /** Reads a value as Keras's {@code standardize_tuple} does, at construction. */
  static PairArgument read(String name, @Nullable Object value, boolean zeroAllowed) {
    List<?> elements = elements(name, value);
    List<Number> numbers = new ArrayList<>();
    for (Object element : elements) {
      if (!isReadableAsInteger(element)) {
        throw KerasException.value(
            Stage.INIT,
            "%s, including element %s of type %s",
            received(name, value),
            PythonValue.repr(element),
            PythonValue.typeName(element));
      }
      if (!PythonValue.isNumber(element)) {
        throw KerasException.type(
            Stage.INIT,
            "%s, including element %s, which cannot be compared with 0",
            received(name, value),
            PythonValue.repr(element));
      }
      numbers.add(element instanceof Boolean truth ? (truth ? 1 : 0) : (Number) element);
    }
    for (Number number : numbers) {
      if (number.doubleValue() < 0 || (number.doubleValue() == 0 && !zeroAllowed)) {
        throw KerasException.value(
            Stage.INIT,
            "%s, including value %s that does not satisfy `value %s 0`",
            received(name, value),
            number,
            zeroAllowed ? ">=" : ">");
      }
    }
    for (Number number : numbers) {
      if (!(number.doubleValue() <= Integer.MAX_VALUE)) {
        throw KerasException.value(
            Stage.INIT,
            "%s, including %s, which no tensor can have",
            received(name, value),
            number);
      }
    }
    return new PairArgument(name, numbers.get(0), numbers.get(1), List.copyOf(elements));
  }

  /** Whether both elements are integers. */
  boolean isIntegral() {
    return PythonValue.isInteger(height) && PythonValue.isInteger(width);
  }

  /** The larger element. */
  double max() {
    return Math.max(height.doubleValue(), width.doubleValue());
  }

  /** As Python prints the tuple. */
  @Override
  public String toString() {
    return "(" + height + ", " + width + ")";
  }

  private static String received(String name, @Nullable Object value) {
    return "The `%s` argument must be a tuple of 2 integers. Received %s=%s"
        .formatted(name, name, PythonValue.repr(value));
  }

  private static List<?> elements(String name, @Nullable Object value) {
    if (PythonValue.isInteger(value)) {
      return List.of(value, value);
    }
    List<?> elements;
    if (value instanceof Collection<?> collection) {
      elements = new ArrayList<>(collection);
    } else if (value instanceof Map<?, ?> map) {
      elements = new ArrayList<>(map.keySet());
    } else if (value instanceof String text) {
      elements = text.codePoints().mapToObj(Character::toString).toList();
    } else {
      throw KerasException.value(Stage.INIT, "%s", received(name, value));
    }
    if (elements.size() != 2) {
      throw KerasException.value(Stage.INIT, "%s", received(name, value));
    }
    return elements;
  }

  /** Whether Python's {@code int(element)} succeeds. */
  private static boolean isReadableAsInteger(@Nullable Object element) {
    return PythonValue.isNumber(element)
        || (element instanceof String text && text.strip().matches("[+-]?\\d+(_\\d+)*"));
  }
}

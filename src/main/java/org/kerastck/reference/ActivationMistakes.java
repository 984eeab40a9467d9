package org.kerastck.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The catalogue of what libraries take for an activation of Keras: approximations, constants of
 * other versions, arguments that are ignored, formulas that overflow or cancel in float32.
 */
public final class ActivationMistakes {
  /** On both sides of where some activation bends. */
  private static final double[] PROBES = {-7, -2.5, -0.75, 0.25, 0.75, 2.5, 7};

  private ActivationMistakes() {}

  /** What the output may be instead; the most particular first. */
  public static List<ActivationMistake> ofValue(String name, Map<String, Object> arguments) {
    return withNaN(formulas(name, arguments), right(name, arguments, Curve::value));
  }

  /** The same, as far as it is not about NaN. */
  static List<ActivationMistake> formulas(String name, Map<String, Object> arguments) {
    List<ActivationMistake> all = new ArrayList<>();
    Optional<ReferenceActivation> plain = ReferenceActivation.named(name);
    if (!arguments.isEmpty() && plain.isPresent()) {
      all.add(mistake("its arguments are ignored", plain.get()::apply));
    }
    all.addAll(WrongValues.of(name));
    if (!isIdentity(name)) {
      all.add(mistake("it is ignored", x -> x));
    }
    for (ReferenceActivation other : others(name)) {
      String words = "it is computed as " + other.kerasName();
      all.add(new ActivationMistake(words, other::apply, other.curve()::valueScale));
    }
    return all;
  }

  /** What the gradient of the output's sum may be instead; the most particular first. */
  public static List<ActivationMistake> ofGradient(String name, Map<String, Object> arguments) {
    List<ActivationMistake> all = new ArrayList<>();
    Optional<ReferenceActivation> plain = ReferenceActivation.named(name);
    if (!arguments.isEmpty() && plain.isPresent()) {
      all.add(mistake("its gradient ignores its arguments", plain.get()::slope));
    }
    all.addAll(WrongSlopes.of(name));
    if (!isIdentity(name)) {
      all.add(mistake("its gradient is taken as 1", x -> 1));
    }
    all.add(mistake("its gradient is taken as 0", x -> 0));
    Optional<Curve> curve = WrongValues.curve(name, arguments);
    if (curve.isPresent()) {
      Curve right = curve.get();
      all.add(mistake("its gradient has the opposite sign", x -> -right.slope(x)));
      all.add(
          mistake("its gradient takes the output for the input", x -> right.slope(right.value(x))));
      all.add(mistake("its gradient is its output", right::value));
    }
    for (ReferenceActivation other : others(name)) {
      all.add(mistake("its gradient is that of " + other.kerasName(), other::slope));
    }
    return withNaN(all, right(name, arguments, Curve::slope));
  }

  private static boolean isIdentity(String name) {
    return name.equals(ReferenceActivation.LINEAR.kerasName());
  }

  /** Those that give other numbers: Keras has several names for some. */
  private static List<ReferenceActivation> others(String name) {
    Optional<ReferenceActivation> plain = ReferenceActivation.named(name);
    return Arrays.stream(ReferenceActivation.values())
        .filter(other -> plain.isEmpty() || differ(plain.get(), other))
        .toList();
  }

  private static boolean differ(ReferenceActivation one, ReferenceActivation other) {
    return Arrays.stream(PROBES).anyMatch(x -> one.apply(x) != other.apply(x));
  }

  /** How many there are, to say how much was tried. */
  public static int count(String name, Map<String, Object> arguments) {
    return ofValue(name, arguments).size() + ofGradient(name, arguments).size();
  }

  /** Takes value or slope of a curve. */
  @FunctionalInterface
  private interface Taking {
    double of(Curve curve, double x);
  }

  private static Optional<ActivationMistake> right(
      String name, Map<String, Object> arguments, Taking taking) {
    return WrongValues.curve(name, arguments)
        .map(curve -> ActivationMistake.of("", x -> taking.of(curve, x)));
  }

  /** Each as it is, then each, and the right formula, with NaN taken for a number. */
  private static List<ActivationMistake> withNaN(
      List<ActivationMistake> mistakes, Optional<ActivationMistake> right) {
    List<ActivationMistake> all = new ArrayList<>(mistakes);
    List<ActivationMistake> formulas = new ArrayList<>();
    right.ifPresent(formulas::add);
    formulas.addAll(mistakes);
    for (ActivationMistake formula : formulas) {
      all.add(formula.takingNaNFor(Double.POSITIVE_INFINITY, "+Infinity"));
      all.add(formula.takingNaNFor(Double.NEGATIVE_INFINITY, "-Infinity"));
      all.add(formula.takingNaNFor(0, "0"));
    }
    return all;
  }

  private static ActivationMistake mistake(String sentence, DoubleUnaryOperator formula) {
    return ActivationMistake.of(sentence, formula);
  }
}

package org.kerastck.layer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that name one of Keras's objects. Their values have no effect on a call with given
 * weights, but a name that Keras does not know is refused as Keras refuses it.
 */
enum IdentifierKind {
  INITIALIZER(
      Set.of(
          "Constant",
          "GlorotNormal",
          "GlorotUniform",
          "HeNormal",
          "HeUniform",
          "Identity",
          "IdentityInitializer",
          "Initializer",
          "LecunNormal",
          "LecunUniform",
          "Ones",
          "Orthogonal",
          "OrthogonalInitializer",
          "RandomNormal",
          "RandomUniform",
          "STFT",
          "STFTInitializer",
          "TruncatedNormal",
          "VarianceScaling",
          "Zeros",
          "constant",
          "glorot_normal",
          "glorot_uniform",
          "he_normal",
          "he_uniform",
          "identity",
          "initializer",
          "lecun_normal",
          "lecun_uniform",
          "normal",
          "one",
          "ones",
          "orthogonal",
          "random_normal",
          "random_uniform",
          "stft",
          "truncated_normal",
          "uniform",
          "variance_scaling",
          "zero",
          "zeros")),
  REGULARIZER(
      Set.of(
          "L1",
          "L1L2",
          "L2",
          "OrthogonalRegularizer",
          "Regularizer",
          "l1",
          "l1l2",
          "l2",
          "orthogonal_regularizer",
          "regularizer")),
  CONSTRAINT(
      Set.of(
          "Constraint",
          "MaxNorm",
          "MinMaxNorm",
          "NonNeg",
          "UnitNorm",
          "constraint",
          "max_norm",
          "min_max_norm",
          "non_neg",
          "unit_norm"));

  /** Keras checks these first, with the arguments of every layer. */
  static final List<String> OF_EVERY_LAYER = List.of("activity_regularizer");

  /** In Keras's order. */
  static final List<String> OF_WEIGHTS =
      List.of(
          "kernel_initializer",
          "bias_initializer",
          "kernel_regularizer",
          "bias_regularizer",
          "kernel_constraint",
          "bias_constraint");

  // A copy that Set.copyOf made, which cannot change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> names;

  IdentifierKind(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /**
   * Refuses the value of such an argument where Keras does.
   *
   * @throws KerasException at construction
   */
  static void check(String argument, @Nullable Object value) {
    for (IdentifierKind kind : values()) {
      if (argument.endsWith(kind.word()) && !kind.accepts(value)) {
        throw KerasException.value(
            Stage.INIT,
            "Could not interpret %s identifier: %s. In: %s",
            kind.word(),
            PythonValue.repr(value),
            argument);
      }
    }
  }

  private boolean accepts(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.get("class_name") instanceof String name && names.contains(name);
    }
    return value == null || (value instanceof String name && names.contains(name));
  }

  private String word() {
    return switch (this) {
      case INITIALIZER -> "initializer";
      case REGULARIZER -> "regularizer";
      case CONSTRAINT -> "constraint";
    };
  }
}

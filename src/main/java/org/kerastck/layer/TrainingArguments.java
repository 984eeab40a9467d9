package org.kerastck.layer;

import java.util.Map;
import java.util.Optional;
import org.kerastck.constraint.Constraint;
import org.kerastck.constraint.Constraints;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.regularizer.Regularizers;

/** The arguments that have an effect on training alone. */
record TrainingArguments(
    Optional<Regularizer> kernelRegularizer,
    Optional<Regularizer> biasRegularizer,
    Optional<Regularizer> activityRegularizer,
    Optional<Constraint> kernelConstraint,
    Optional<Constraint> biasConstraint) {

  /**
   * Reads them.
   *
   * @throws KerasException where Keras refuses one
   */
  static TrainingArguments read(Map<String, ?> config) {
    try {
      return new TrainingArguments(
          Regularizers.get(config.get("kernel_regularizer")),
          Regularizers.get(config.get("bias_regularizer")),
          Regularizers.get(config.get("activity_regularizer")),
          Constraints.get(config.get("kernel_constraint")),
          Constraints.get(config.get("bias_constraint")));
    } catch (IllegalArgumentException e) {
      throw KerasException.value(Stage.INIT, "%s", String.valueOf(e.getMessage()));
    }
  }
}

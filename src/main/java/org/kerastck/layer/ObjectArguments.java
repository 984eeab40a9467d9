package org.kerastck.layer;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.ConfigException;
import org.kerastck.config.ErrorType;
import org.kerastck.config.Serialized;
import org.kerastck.constraint.Constraint;
import org.kerastck.constraint.Constraints;
import org.kerastck.initializer.Initializer;
import org.kerastck.initializer.Initializers;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.regularizer.Regularizers;

/** Reads and writes the arguments that stand for one of Keras's objects. */
final class ObjectArguments {
  private ObjectArguments() {}

  static Optional<Initializer> initializer(
      String argument, @Nullable Object value, Initializers initializers) {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(read(argument, Stage.INIT, () -> initializers.get(value)));
  }

  static Optional<Regularizer> regularizer(String argument, @Nullable Object value) {
    return read(argument, Stage.INIT, () -> Regularizers.get(value));
  }

  static Optional<Constraint> constraint(String argument, @Nullable Object value) {
    return read(argument, Stage.INIT, () -> Constraints.get(value));
  }

  /** What the supplier gives; its refusal is the layer's at that stage. */
  static <T> T read(String subject, Stage stage, Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (IllegalArgumentException e) {
      ErrorType type = e instanceof ConfigException c ? c.type() : ErrorType.VALUE_ERROR;
      throw new KerasException(type, stage, e.getMessage() + ". In: " + subject);
    }
  }

  static Map<String, @Nullable Object> write(Initializer initializer) {
    return Serialized.write("keras.initializers", initializer.kerasName(), initializer.config());
  }

  static Map<String, @Nullable Object> write(Regularizer regularizer) {
    return Serialized.write("keras.regularizers", regularizer.kerasName(), regularizer.config());
  }

  static Map<String, @Nullable Object> write(Constraint constraint) {
    return Serialized.write("keras.constraints", constraint.kerasName(), constraint.config());
  }
}

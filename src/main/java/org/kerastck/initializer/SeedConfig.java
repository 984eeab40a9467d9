package org.kerastck.initializer;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.ConfigException;
import org.kerastck.config.ErrorType;

/** Reads the member {@code seed} of an initializer's config. */
final class SeedConfig {
  private static final String NAME = "seed";

  private SeedConfig() {}

  /** Gives the seed its place among the config's members, before others are read. */
  static void announce(Config config) {
    config.any(NAME);
  }

  /** An integer, a {@link Seed}, a serialized SeedGenerator, or without any a default seed. */
  static Seed read(Config config, DefaultSeeds defaults) {
    Object value = config.any(NAME);
    if (value == null) {
      return Seed.of(defaults.next());
    }
    if (value instanceof Seed seed) {
      config.rewrite(NAME, seed.serialize());
      return seed;
    }
    return generatorConfig(value)
        .map(generator -> generator(generator.get(NAME), config, defaults))
        .orElseGet(() -> new IntegerSeed(integer(value, config)));
  }

  /** Of a SeedGenerator Keras wants the module too. */
  private static Optional<Map<?, ?>> generatorConfig(Object value) {
    if (!(value instanceof Map<?, ?> serialized)
        || !"SeedGenerator".equals(serialized.get("class_name"))
        || !(serialized.get("config") instanceof Map<?, ?> generator)) {
      return Optional.empty();
    }
    if (!"keras.random".equals(serialized.get("module"))) {
      throw new ConfigException(
          ErrorType.TYPE_ERROR,
          "The module of a SeedGenerator must be keras.random. Received: " + serialized);
    }
    return Optional.of(generator);
  }

  private static Seed generator(@Nullable Object start, Config config, DefaultSeeds defaults) {
    return start == null
        ? SeedGenerator.of(defaults.next())
        : SeedGenerator.of(integer(start, config));
  }

  private static BigInteger integer(Object value, Config config) {
    if (value instanceof BigInteger integer) {
      return integer;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return BigInteger.valueOf(((Number) value).longValue());
    }
    if (value instanceof Boolean truth) {
      return truth ? BigInteger.ONE : BigInteger.ZERO;
    }
    throw config.problem(NAME, "an integer or a SeedGenerator");
  }
}

package org.kerastck.initializer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an initializer's config by Keras's names, and refuses members that it does not have. */
final class ConfigReader {
  private final String owner;
  private final Map<?, ?> config;
  private final TreeSet<String> known = new TreeSet<>();

  ConfigReader(String owner, Map<?, ?> config) {
    this.owner = owner;
    this.config = config;
  }

  double number(String name, double defaultValue) {
    known.add(name);
    return config.containsKey(name) ? required(name) : defaultValue;
  }

  double required(String name) {
    known.add(name);
    if (config.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw problem(name, "a number");
  }

  <T> T named(String name, String defaultValue, Function<String, Optional<T>> reader) {
    known.add(name);
    Object value = config.containsKey(name) ? config.get(name) : defaultValue;
    return Optional.ofNullable(value instanceof String text ? text : null)
        .flatMap(reader)
        .orElseThrow(() -> problem(name, "one of Keras's"));
  }

  Optional<List<Integer>> axes(String name) {
    known.add(name);
    Object value = config.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof List<?> list)) {
      throw problem(name, "a list of axes");
    }
    List<Integer> axes = new ArrayList<>();
    for (Object axis : list) {
      if (!(axis instanceof Integer integer)) {
        throw problem(name, "a list of axes");
      }
      axes.add(integer);
    }
    return Optional.of(axes);
  }

  /** The seed: an integer, a {@link Seed}, a serialized SeedGenerator, or else a default one. */
  Seed seed(DefaultSeeds defaults) {
    known.add("seed");
    return seed(config.get("seed"), defaults);
  }

  /** What was made of the config, once no member is left over. */
  <T> T checked(T made) {
    TreeSet<String> unknown = new TreeSet<>();
    config.keySet().forEach(member -> unknown.add(String.valueOf(member)));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes the arguments %s. Received also: %s".formatted(owner, known, unknown));
    }
    return made;
  }

  private Seed seed(@Nullable Object value, DefaultSeeds defaults) {
    if (value == null) {
      return Seed.of(defaults.next());
    }
    if (value instanceof Seed seed) {
      return seed;
    }
    if (value instanceof Map<?, ?> serialized
        && "SeedGenerator".equals(serialized.get("class_name"))
        && serialized.get("config") instanceof Map<?, ?> generator) {
      Object start = generator.get("seed");
      return SeedGenerator.of(start == null ? BigInteger.valueOf(defaults.next()) : integer(start));
    }
    return new IntegerSeed(integer(value));
  }

  private BigInteger integer(Object value) {
    if (value instanceof BigInteger integer) {
      return integer;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return BigInteger.valueOf(((Number) value).longValue());
    }
    if (value instanceof Boolean truth) {
      return truth ? BigInteger.ONE : BigInteger.ZERO;
    }
    throw problem("seed", "an integer or a SeedGenerator");
  }

  private IllegalArgumentException problem(String name, String expected) {
    return new IllegalArgumentException(
        "The argument `%s` of %s must be %s. Received: %s"
            .formatted(name, owner, expected, config.get(name)));
  }
}

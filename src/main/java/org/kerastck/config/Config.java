package org.kerastck.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object's config, member by member, by Keras's names; what is left out has its default.
 *
 * <p>It remembers what was read: read in the order of Keras's {@code get_config}, {@link #members}
 * is what {@code get_config} gives of the object.
 *
 * <p>Every refusal is a {@link ConfigException} that says what was expected and what was received.
 */
public final class Config {
  private final String owner;
  private final Map<?, ?> given;
  private final TreeSet<String> known = new TreeSet<>();
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  private Config(String owner, Map<?, ?> given) {
    this.owner = owner;
    this.given = given;
  }

  /** The config of an object whose class or function has that name. */
  public static Config of(String owner, Map<?, ?> given) {
    return new Config(owner, given);
  }

  /** A number; true is 1, as in Python. */
  public double number(String name, Number defaultValue) {
    return asNumber(name, given.containsKey(name) ? given.get(name) : defaultValue);
  }

  /** A number, or the default where it is {@code null} too. */
  public double numberUnlessNull(String name, Number defaultValue) {
    return asNumber(name, given.get(name) == null ? defaultValue : given.get(name));
  }

  /** A number that has no default. */
  public double required(String name) {
    return asNumber(name, given.get(name));
  }

  private double asNumber(String name, @Nullable Object value) {
    read(name, value);
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw problem(name, "a number");
  }

  /** True or false; false by default. */
  public boolean truth(String name) {
    Object value = given.get(name);
    read(name, value != null && value.equals(true));
    if (value != null && !(value instanceof Boolean)) {
      throw problem(name, "true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  /** An integer. */
  public int integer(String name, int defaultValue) {
    Object value = given.containsKey(name) ? given.get(name) : defaultValue;
    read(name, value);
    if (value instanceof Integer integer) {
      return integer;
    }
    throw problem(name, "an integer");
  }

  /** A name that {@code reader} knows. */
  public <T> T named(String name, String defaultValue, Function<String, Optional<T>> reader) {
    Object value = given.containsKey(name) ? given.get(name) : defaultValue;
    read(name, value);
    return Optional.ofNullable(value instanceof String text ? text : null)
        .flatMap(reader)
        .orElseThrow(() -> problem(name, "one of the names that Keras knows"));
  }

  /** One axis or a list of them; empty where the member is absent or {@code null}. */
  public Optional<List<Integer>> axes(String name) {
    return axes(name, null);
  }

  /** One axis or a list of them, of these where the member is absent; empty for {@code null}. */
  public Optional<List<Integer>> axes(String name, @Nullable Object absent) {
    Object value = any(name, absent);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Integer axis) {
      return Optional.of(List.of(axis));
    }
    if (!(value instanceof List<?> list)) {
      throw problem(name, "an axis or a list of axes");
    }
    List<Integer> axes = new ArrayList<>();
    for (Object axis : list) {
      if (!(axis instanceof Integer integer)) {
        throw problem(name, "an axis or a list of axes");
      }
      axes.add(integer);
    }
    return Optional.of(axes);
  }

  /** Whatever stands there; {@code null} where nothing does. */
  public @Nullable Object any(String name) {
    return any(name, null);
  }

  /** Whatever stands there, or this where nothing does. */
  public @Nullable Object any(String name, @Nullable Object absent) {
    Object value = given.containsKey(name) ? given.get(name) : absent;
    read(name, value);
    return value;
  }

  /** Accepts these members without reading them. */
  public void ignore(String... names) {
    known.addAll(List.of(names));
  }

  /** Writes a member otherwise than it was given, as Keras does for some. */
  public void rewrite(String name, @Nullable Object value) {
    members.put(name, value);
  }

  /** What was read, in the order of reading. */
  public Map<String, @Nullable Object> members() {
    return Collections.unmodifiableMap(members);
  }

  private void read(String name, @Nullable Object value) {
    known.add(name);
    members.put(name, value);
  }

  /**
   * What was made of the config.
   *
   * @throws ConfigException where the config has members that nobody asked for
   */
  public <T> T checked(T made) {
    TreeSet<String> unknown = new TreeSet<>();
    given.keySet().forEach(member -> unknown.add(String.valueOf(member)));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          ErrorType.TYPE_ERROR,
          "%s takes the arguments %s. Received also: %s".formatted(owner, known, unknown));
    }
    return made;
  }

  /** The refusal of a member. */
  public ConfigException problem(String name, String expected) {
    return given.containsKey(name)
        ? new ConfigException(
            ErrorType.VALUE_ERROR,
            "The argument `%s` of %s must be %s. Received: %s"
                .formatted(name, owner, expected, given.get(name)))
        : new ConfigException(
            ErrorType.TYPE_ERROR,
            "%s needs the argument `%s`. Received: %s".formatted(owner, name, given));
  }
}

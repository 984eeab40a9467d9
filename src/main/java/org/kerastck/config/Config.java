package org.kerastck.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object's config, member by member, by Keras's names; what is left out has its default.
 *
 * <p>Every refusal is an {@link IllegalArgumentException} that says what was expected and what was
 * received.
 */
public final class Config {
  private final String owner;
  private final Map<?, ?> members;
  private final TreeSet<String> known = new TreeSet<>();

  private Config(String owner, Map<?, ?> members) {
    this.owner = owner;
    this.members = members;
  }

  /** The config of an object whose class or function has that name. */
  public static Config of(String owner, Map<?, ?> members) {
    return new Config(owner, members);
  }

  /** A number. */
  public double number(String name, double defaultValue) {
    known.add(name);
    return members.containsKey(name) ? required(name) : defaultValue;
  }

  /** A number, or the default where it is {@code null} too. */
  public double numberUnlessNull(String name, double defaultValue) {
    known.add(name);
    return members.get(name) == null ? defaultValue : required(name);
  }

  /** A number that has no default. */
  public double required(String name) {
    known.add(name);
    if (members.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw problem(name, "a number");
  }

  /** True or false; false by default. */
  public boolean truth(String name) {
    known.add(name);
    Object value = members.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw problem(name, "true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  /** An integer. */
  public int integer(String name, int defaultValue) {
    known.add(name);
    if (!members.containsKey(name)) {
      return defaultValue;
    }
    if (members.get(name) instanceof Integer integer) {
      return integer;
    }
    throw problem(name, "an integer");
  }

  /** A name that {@code reader} knows. */
  public <T> T named(String name, String defaultValue, Function<String, Optional<T>> reader) {
    known.add(name);
    Object value = members.containsKey(name) ? members.get(name) : defaultValue;
    return Optional.ofNullable(value instanceof String text ? text : null)
        .flatMap(reader)
        .orElseThrow(() -> problem(name, "one of the names that Keras knows"));
  }

  /** One axis or a list of them; empty where the member is absent or {@code null}. */
  public Optional<List<Integer>> axes(String name) {
    Object value = any(name);
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
    known.add(name);
    return members.get(name);
  }

  /** Accepts these members without reading them. */
  public void ignore(String... names) {
    known.addAll(List.of(names));
  }

  /**
   * What was made of the config.
   *
   * @throws IllegalArgumentException where the config has members that nobody asked for
   */
  public <T> T checked(T made) {
    TreeSet<String> unknown = new TreeSet<>();
    members.keySet().forEach(member -> unknown.add(String.valueOf(member)));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes the arguments %s. Received also: %s".formatted(owner, known, unknown));
    }
    return made;
  }

  /** The refusal of a member. */
  public IllegalArgumentException problem(String name, String expected) {
    return new IllegalArgumentException(
        members.containsKey(name)
            ? "The argument `%s` of %s must be %s. Received: %s"
                .formatted(name, owner, expected, members.get(name))
            : "%s needs the argument `%s`. Received: %s".formatted(owner, name, members));
  }
}

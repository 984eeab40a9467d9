package org.kerastck.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void whatIsLeftOutHasItsDefault() {
    Config config = Config.of("MaxNorm", Map.of());
    assertEquals(2.0, config.number("max_value", 2));
    assertEquals(-1, config.integer("axis", -1));
    assertEquals(Optional.empty(), config.axes("axis"));
  }

  @Test
  void oneAxisIsAListOfOne() {
    assertEquals(Optional.of(List.of(3)), Config.of("UnitNorm", Map.of("axis", 3)).axes("axis"));
  }

  @Test
  void nullIsADefaultOnlyWhereKerasTakesItForOne() {
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("l1", null);
    Config config = Config.of("L1", members);
    assertEquals(0.01, config.numberUnlessNull("l1", 0.01));
    assertEquals(
        "The argument `l1` of L1 must be a number. Received: null",
        assertThrows(IllegalArgumentException.class, () -> config.number("l1", 0.01)).getMessage());
  }

  @Test
  void membersThatNobodyAskedForAreRefused() {
    Config config = Config.of("L2", Map.of("l2", 1, "l3", 1));
    double factor = config.number("l2", 0.01);
    assertEquals(
        "L2 takes the arguments [l2]. Received also: [l3]",
        assertThrows(IllegalArgumentException.class, () -> config.checked(factor)).getMessage());
  }

  @Test
  void aNameStandsForAnObjectWithDefaults() {
    assertEquals(Optional.of(new Serialized("L2", Map.of())), Serialized.of("L2"));
    assertEquals(
        Optional.of(new Serialized("L2", Map.of("l2", 1))),
        Serialized.of(Map.of("module", "keras", "class_name", "L2", "config", Map.of("l2", 1))));
    assertEquals(Optional.empty(), Serialized.of(7));
  }
}

package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerastck.conformance.Shard;

/** Who says which part of the cases is run. */
class ShardChoiceTest {
  private static final Map<String, String> BAZEL =
      Map.of("TEST_SHARD_INDEX", "1", "TEST_TOTAL_SHARDS", "5");
  private static final Map<String, String> GITLAB =
      Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "4");
  private static final Map<String, String> CIRCLE =
      Map.of("CIRCLE_NODE_INDEX", "1", "CIRCLE_NODE_TOTAL", "3");

  @Test
  void nobody() {
    assertEquals(new ShardChoice(Shard.WHOLE, ""), ShardChoice.of(null, Map.of()));
  }

  @Test
  void theOptionComesFirst() {
    assertEquals(new ShardChoice(new Shard(2, 2), "--shard"), ShardChoice.of("2/2", all()));
    assertEquals(new ShardChoice(Shard.WHOLE, "--shard"), ShardChoice.of("1/1", all()));
  }

  @Test
  void bazelAndCircleCountFrom0AndGitlabFrom1() {
    assertEquals(new Shard(2, 5), ShardChoice.of(null, BAZEL).shard());
    assertEquals(new Shard(1, 4), ShardChoice.of(null, GITLAB).shard());
    assertEquals(new Shard(2, 3), ShardChoice.of(null, CIRCLE).shard());
  }

  @Test
  void thenBazelThenGitlabThenCircle() {
    assertEquals(new Shard(2, 5), ShardChoice.of(null, all()).shard());
    Map<String, String> two = new HashMap<>(GITLAB);
    two.putAll(CIRCLE);
    assertEquals(new Shard(1, 4), ShardChoice.of(null, two).shard());
  }

  @Test
  void oneJobIsNoDivision() {
    Map<String, String> one = Map.of("CIRCLE_NODE_INDEX", "0", "CIRCLE_NODE_TOTAL", "1");
    assertEquals(new ShardChoice(Shard.WHOLE, ""), ShardChoice.of(null, one));
  }

  @Test
  void numbersThatAreNoneAreNamed() {
    UsageException e =
        assertThrows(
            UsageException.class,
            () -> ShardChoice.of(null, Map.of("CI_NODE_INDEX", "0", "CI_NODE_TOTAL", "4")));
    assertEquals(
        "CI_NODE_TOTAL counts the jobs, CI_NODE_INDEX is this one's number from 1 on."
            + " Received: 4 and 0.",
        e.getMessage());
    assertThrows(UsageException.class, () -> ShardChoice.of("5/4", Map.of()));
  }

  private static Map<String, String> all() {
    Map<String, String> all = new HashMap<>(BAZEL);
    all.putAll(GITLAB);
    all.putAll(CIRCLE);
    return all;
  }
}

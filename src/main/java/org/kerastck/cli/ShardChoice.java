package org.kerastck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Shard;

/**
 * The part of the cases that this process is to run, and who says so: the option, otherwise the
 * first of Bazel, GitLab and CircleCI whose variables are set.
 *
 * @param shard the part
 * @param source who says so, for people; empty where nobody does
 */
record ShardChoice(Shard shard, String source) {
  /** Where a CI system says which of how many jobs this is, and what it calls the first. */
  private record Variables(String index, String total, int first) {}

  private static final List<Variables> SYSTEMS =
      List.of(
          new Variables("TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", 0),
          new Variables("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
          new Variables("CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0));

  /**
   * The shard to run.
   *
   * @param option the value of --shard
   * @param environment the process's variables
   * @throws UsageException where what is said is no shard
   */
  static ShardChoice of(@Nullable String option, Map<String, String> environment) {
    if (option != null) {
      try {
        return new ShardChoice(Shard.parse(option), "--shard");
      } catch (IllegalArgumentException e) {
        throw new UsageException("--shard: " + e.getMessage());
      }
    }
    return SYSTEMS.stream()
        .flatMap(system -> of(system, environment).stream())
        .findFirst()
        .orElse(new ShardChoice(Shard.WHOLE, ""));
  }

  /** Tells Bazel that sharding is understood; without this it fails a sharded test. */
  static void acknowledge(Map<String, String> environment) throws IOException {
    @Nullable String file = environment.get("TEST_SHARD_STATUS_FILE");
    if (file != null && !file.isEmpty()) {
      Files.write(Path.of(file), new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static Optional<ShardChoice> of(Variables system, Map<String, String> environment) {
    @Nullable String index = environment.get(system.index());
    @Nullable String total = environment.get(system.total());
    if (index == null || total == null || index.isEmpty() || total.isEmpty()) {
      return Optional.empty();
    }
    try {
      Shard shard =
          new Shard(Integer.parseInt(index) - system.first() + 1, Integer.parseInt(total));
      String source = "%s=%s %s=%s".formatted(system.index(), index, system.total(), total);
      return shard.isWhole() ? Optional.empty() : Optional.of(new ShardChoice(shard, source));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s counts the jobs, %s is this one's number from %d on. Received: %s and %s."
              .formatted(system.total(), system.index(), system.first(), total, index));
    }
  }
}

package org.kerastck.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Case;

/**
 * The journals of several runs that are one run together: for each engine, every shard once, all of
 * one division, one version, the same fixtures.
 */
public final class Shards implements AutoCloseable {
  private final List<Member> members;
  private final Map<String, List<Member>> byEngine = new TreeMap<>();

  /** One run's journal. */
  private record Member(Path file, JournalReader journal) {
    RunIdentity identity() {
      return journal.identity();
    }

    Shard shard() {
      return identity().shard();
    }
  }

  private Shards(List<Member> members) {
    this.members = members;
  }

  /**
   * Opens the journals in these directories.
   *
   * @throws JournalException where they do not make one run
   */
  public static Shards open(List<Path> directories) throws IOException {
    Shards shards = new Shards(new ArrayList<>());
    try {
      for (Path directory : directories) {
        shards.add(directory);
      }
      shards.byEngine.forEach(Shards::checkDivision);
      return shards;
    } catch (IOException | RuntimeException e) {
      shards.close();
      throw e;
    }
  }

  /** What the shards are together. */
  public RunIdentity whole() {
    RunIdentity first = members.get(0).identity();
    Map<String, String> engines = new TreeMap<>();
    members.forEach(member -> engines.putAll(member.identity().engines()));
    return new RunIdentity(first.kit(), first.fixtures(), engines, Shard.WHOLE, first.filter());
  }

  /** The answer of an engine to the next case, wherever it is. */
  public Answer next(Case golden, String engine) throws IOException {
    for (Member member : byEngine.getOrDefault(engine, List.of())) {
      if (member.shard().contains(golden.id())) {
        return member.journal().next(golden, engine);
      }
    }
    throw new IllegalArgumentException("no shard has engine " + engine);
  }

  /**
   * Checks that nothing is left.
   *
   * @throws JournalException where something is, or a run was not finished
   */
  public void checkEnd() {
    members.forEach(member -> member.journal().checkEnd());
  }

  @Override
  public void close() throws IOException {
    for (Member member : members) {
      member.journal().close();
    }
  }

  private void add(Path directory) throws IOException {
    Path file = directory.resolve(Journal.COMPLETE);
    if (!Files.exists(file) && Files.exists(directory.resolve(Journal.UNFINISHED))) {
      throw new JournalException("The run was not finished. --resume finishes it.", directory);
    }
    Member member = new Member(file, JournalReader.open(file));
    members.add(member);
    Member first = members.get(0);
    Optional<String> difference = first.identity().differenceOfWholes(member.identity());
    if (difference.isPresent()) {
      throw new JournalException(
          "This run is %s as in %s.".formatted(difference.get(), first.file()), file);
    }
    for (String engine : member.identity().engines().keySet()) {
      List<Member> others = byEngine.computeIfAbsent(engine, name -> new ArrayList<>());
      for (Member other : others) {
        checkPair(engine, other, member);
      }
      others.add(member);
    }
  }

  private static void checkPair(String engine, Member one, Member other) {
    @Nullable String version = one.identity().engines().get(engine);
    @Nullable String otherVersion = other.identity().engines().get(engine);
    if (version != null && !version.equals(otherVersion)) {
      throw new JournalException(
          "Engine %s is of version %s here, and of version %s in %s."
              .formatted(engine, otherVersion, version, one.file()),
          other.file());
    }
    if (one.shard().total() != other.shard().total()) {
      throw new JournalException(
          "Engine %s is divided into %d shards here, and into %d in %s."
              .formatted(engine, other.shard().total(), one.shard().total(), one.file()),
          other.file());
    }
    if (one.shard().equals(other.shard())) {
      throw new JournalException(
          "Shard %s of engine %s is here, and in %s.".formatted(one.shard(), engine, one.file()),
          other.file());
    }
  }

  private static void checkDivision(String engine, List<Member> members) {
    int total = members.get(0).shard().total();
    TreeSet<Integer> missing = new TreeSet<>();
    for (int index = 1; index <= total; index++) {
      missing.add(index);
    }
    members.forEach(member -> missing.remove(member.shard().index()));
    if (!missing.isEmpty()) {
      List<String> names = missing.stream().map(index -> index + "/" + total).toList();
      throw new JournalException(
          "Engine %s lacks %s %s."
              .formatted(engine, names.size() == 1 ? "shard" : "shards", String.join(", ", names)),
          members.get(0).file());
    }
  }
}

package org.kerastck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Manifest;
import picocli.CommandLine.Option;

/** Which fixtures. */
final class FixtureOptions {
  @Option(
      names = "--fixtures",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files and directories. Default: fixtures")
  private @Nullable List<Path> fixtures;

  /** The files. */
  FixtureSet set() {
    return FixtureSet.at(paths());
  }

  /**
   * Holds a directory that is meant as a whole against its manifest, where it has one: what is said
   * of all cases is said of all.
   *
   * @throws org.kerastck.fixture.FixtureException where a file is missing or another one
   */
  void check(FixtureSet set) {
    if (wholeDirectory().filter(Manifest::isIn).isPresent()) {
      Manifest.check(paths().get(0), set);
    }
  }

  /** The files, after {@link #check}. */
  FixtureSet checked() {
    FixtureSet set = set();
    check(set);
    return set;
  }

  /** How many cases there are, as far as a manifest says so. */
  OptionalLong caseCount() {
    return wholeDirectory().map(Manifest::caseCount).orElse(OptionalLong.empty());
  }

  /** What made the goldens, as far as a manifest says so. */
  Map<String, String> backends() {
    return root().map(Manifest::backends).orElse(Map.of());
  }

  /** The fixture directory, where it is meant as a whole; empty for a part of one. */
  Optional<Path> wholeDirectory() {
    List<Path> paths = paths();
    return root().filter(root -> paths.size() == 1 && root.equals(paths.get(0).toAbsolutePath()));
  }

  /** The directory with the manifest or the baselines that the first path lies in. */
  Optional<Path> root() {
    for (Path at = paths().get(0).toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("manifest.json")) || Files.isDirectory(at.resolve("baselines"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private List<Path> paths() {
    return fixtures == null ? List.of(DefaultPaths.fixtures()) : fixtures;
  }
}

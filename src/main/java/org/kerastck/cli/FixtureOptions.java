package org.kerastck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Shard;
import org.kerastck.fixture.CaseFilter;
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

  /** The manifest, when it has been read. */
  private @Nullable Manifest manifest;

  private boolean isManifestRead;

  /** The option as it was given, for a command that asks the same again; nothing by default. */
  List<String> given() {
    return fixtures == null
        ? List.of()
        : Stream.concat(Stream.of("--fixtures"), fixtures.stream().map(Path::toString)).toList();
  }

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
      Manifest.of(paths().get(0)).check(paths().get(0), set);
    }
  }

  /** The files, after {@link #check}. */
  FixtureSet checked() {
    FixtureSet set = set();
    check(set);
    return set;
  }

  /**
   * The digest of the files; that which they have where {@link #check} finds nothing, if the
   * manifest says it, and then they are not read.
   */
  String digest(FixtureSet set) {
    return wholeDirectory()
        .flatMap(root -> manifest())
        .flatMap(manifest -> manifest.digest(paths().get(0), set))
        .orElseGet(set::digest);
  }

  /** How many cases there are, as far as a manifest says so; negative where none does. */
  long caseCount() {
    return wholeDirectory().flatMap(root -> manifest()).map(Manifest::caseCount).orElse(-1L);
  }

  /** How many cases a run has; negative where they would have to be read for that. */
  long caseCount(CaseFilter filter, Shard shard) {
    Optional<Manifest> listed = wholeDirectory().flatMap(root -> manifest());
    return listed.isPresent() && shard.isWhole() ? listed.get().caseCount(filter).orElse(-1) : -1;
  }

  /** What made the goldens, as far as a manifest says so. */
  Map<String, String> backends() {
    return manifest().map(Manifest::backends).orElse(Map.of());
  }

  /** Which environments compute with the arithmetic of which, as far as a manifest says so. */
  Map<String, String> computesWith() {
    return manifest().map(Manifest::computesWith).orElse(Map.of());
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

  private Optional<Manifest> manifest() {
    if (!isManifestRead) {
      manifest = root().flatMap(Manifest::in).orElse(null);
      isManifestRead = true;
    }
    return Optional.ofNullable(manifest);
  }

  private List<Path> paths() {
    return fixtures == null ? List.of(DefaultPaths.fixtures()) : fixtures;
  }
}

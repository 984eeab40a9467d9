package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that gets all files of a report at once, or none: they are written beside their
 * places and moved there when the run is complete.
 */
public final class ReportDirectory implements AutoCloseable {
  private static final String INCOMPLETE = ".incomplete-";

  private final Path directory;
  private final Path staging;

  private ReportDirectory(Path directory, Path staging) {
    this.directory = directory;
    this.staging = staging;
  }

  /**
   * Prepares a directory, which is made where it is missing.
   *
   * @throws IOException where it cannot be written
   */
  public static ReportDirectory prepare(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    Files.createDirectories(directory);
    return new ReportDirectory(directory, Files.createTempDirectory(directory, INCOMPLETE));
  }

  /** Where to write a file of this name until the report is complete. */
  public Path file(String name) {
    return staging.resolve(name);
  }

  /** Puts the files in their places, over those of an earlier report. */
  public void complete() throws IOException {
    for (Path file : files()) {
      Files.move(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what others did not complete; to be called where no other run can be writing here. */
  public void removeAbandoned() throws IOException {
    List<Path> abandoned;
    try (Stream<Path> paths = Files.list(directory)) {
      abandoned =
          paths
              .filter(path -> path.getFileName().toString().startsWith(INCOMPLETE))
              .filter(path -> !path.equals(staging))
              .toList();
    }
    for (Path path : abandoned) {
      delete(path);
    }
  }

  /** Removes what was not completed. */
  @Override
  public void close() throws IOException {
    if (Files.exists(staging)) {
      delete(staging);
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.list(staging)) {
      return paths.sorted().toList();
    }
  }
}

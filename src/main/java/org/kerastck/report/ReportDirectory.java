package org.kerastck.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that gets all files of a report at once, or none: they are written beside their
 * places and moved there when the run is complete. Where it was made for a report that gets none,
 * it goes, too.
 */
public final class ReportDirectory implements AutoCloseable {
  private static final String INCOMPLETE = ".incomplete-";

  private final Path directory;
  private final List<Path> made;
  private final Path staging;

  private ReportDirectory(Path directory, List<Path> made, Path staging) {
    this.directory = directory;
    this.made = made;
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
    List<Path> missing = missing(directory);
    try {
      Files.createDirectories(directory);
      return new ReportDirectory(
          directory, missing, Files.createTempDirectory(directory, INCOMPLETE));
    } catch (AccessDeniedException e) {
      removeEmpty(missing);
      throw new AccessDeniedException(directory.toString());
    } catch (IOException e) {
      removeEmpty(missing);
      throw e;
    }
  }

  /** Where to write a file of this name until the report is complete. */
  public Path file(String name) {
    return staging.resolve(name);
  }

  /** Puts the files in their places, over those of an earlier report. */
  public void complete() throws IOException {
    for (Path file : files()) {
      Path place = directory.resolve(file.getFileName());
      try {
        Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
      } catch (AccessDeniedException e) {
        throw new AccessDeniedException(place.toString());
      } catch (FileSystemException e) {
        throw e.getOtherFile() == null
            ? e
            : new FileSystemException(place.toString(), null, e.getReason());
      }
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

  /** Removes what was not completed, and the directory, where it was made in vain. */
  @Override
  public void close() throws IOException {
    if (Files.exists(staging)) {
      delete(staging);
    }
    removeEmpty(made);
  }

  /** The directories that are to be made, the innermost first. */
  private static List<Path> missing(Path directory) {
    List<Path> missing = new ArrayList<>();
    @Nullable Path at = directory;
    while (at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      missing.add(at);
      at = at.getParent();
    }
    return missing;
  }

  private static void removeEmpty(List<Path> directories) throws IOException {
    for (Path directory : directories) {
      try {
        Files.deleteIfExists(directory);
      } catch (FileSystemException e) {
        // It has something in it, or was never made, and what is around it stays, too.
        return;
      }
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

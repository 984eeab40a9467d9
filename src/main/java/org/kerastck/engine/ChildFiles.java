package org.kerastck.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a child JVM leaves on disk.
 *
 * @param directory a temporary directory of its own
 */
record ChildFiles(Path directory) {
  private static final Pattern SIGNAL = Pattern.compile("(?m)^#\\s+(SIG[A-Z]+|EXCEPTION_\\w+) ");
  private static final Pattern FRAME = Pattern.compile("(?m)^# Problematic frame:\\R#\\s*(.+)$");

  static ChildFiles create() throws IOException {
    return new ChildFiles(Files.createTempDirectory("keras-tck"));
  }

  Path socket() {
    return directory.resolve("socket");
  }

  Path journal() {
    return directory.resolve("journal");
  }

  Path errorFile() {
    return directory.resolve("hs_err.log");
  }

  /** The id of the case that the child began last. */
  Optional<String> journaledCase() {
    return lines(journal()).stream().findFirst().filter(id -> !id.isEmpty());
  }

  /** The signal and the native library that the JVM's own report names; empty without a report. */
  Optional<String> reportedDeath() {
    String report = String.join("\n", lines(errorFile()));
    Matcher signal = SIGNAL.matcher(report);
    if (!signal.find()) {
      return Optional.empty();
    }
    Matcher frame = FRAME.matcher(report);
    String where = frame.find() ? " in " + library(frame.group(1)) : "";
    return Optional.of("the engine's process died of " + signal.group(1) + where);
  }

  void delete() {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library's name alone: offsets change from one load to the next. */
  private static String library(String frame) {
    Matcher library = Pattern.compile("\\[([^\\]+]+)").matcher(frame);
    return library.find() ? library.group(1) : frame.strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}

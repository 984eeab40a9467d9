package org.kerastck.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a child JVM leaves on disk.
 *
 * @param directory a temporary directory of its own
 */
record ChildFiles(Path directory) {
  private static final int LAST_BYTES = 4096;
  private static final int LONGEST_WORDS = 200;
  private static final Pattern SIGNAL = Pattern.compile("(?m)^#\\s+(SIG[A-Z]+|EXCEPTION_\\w+) ");
  private static final Pattern TIME = Pattern.compile("^[-\\d]+ \\d+:\\d+:\\d+(\\.\\d+)?:? *");
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

  Path log() {
    return directory.resolve("log");
  }

  Path errorFile() {
    return directory.resolve("hs_err.log");
  }

  /** The id of the case that the child began last. */
  Optional<String> journaledCase() {
    return lines(journal()).stream().findFirst().filter(id -> !id.isEmpty());
  }

  /** How the child ended: the signal and the native frame, or the exit code and its last words. */
  String describeDeath(Process process) {
    int exit;
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      exit = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while waiting for the engine's process to end";
    }
    String report = String.join("\n", lines(errorFile()));
    Matcher signal = SIGNAL.matcher(report);
    if (signal.find()) {
      Matcher frame = FRAME.matcher(report);
      String where = frame.find() ? " in " + library(frame.group(1)) : "";
      return "the engine's process died of " + signal.group(1) + where;
    }
    return "the engine's process ended with exit code " + exit + lastWords();
  }

  /**
   * The last printable line of the log, however long that is and whatever is in it; without the
   * time, so that one cause has one text.
   */
  private String lastWords() {
    try (SeekableByteChannel log = Files.newByteChannel(log())) {
      log.position(Math.max(log.size() - LAST_BYTES, 0));
      ByteBuffer bytes = ByteBuffer.allocate(LAST_BYTES);
      while (bytes.hasRemaining() && log.read(bytes) >= 0) {}
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> lines =
          text.lines().map(line -> line.replaceAll("[^\\p{Graph}]+", " ").strip()).toList();
      return lines.stream()
          .map(line -> TIME.matcher(line).replaceFirst(""))
          .filter(line -> !line.isEmpty())
          .reduce((earlier, later) -> later)
          .map(line -> ": " + line.substring(0, Math.min(line.length(), LONGEST_WORDS)))
          .orElse("");
    } catch (IOException e) {
      return "";
    }
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

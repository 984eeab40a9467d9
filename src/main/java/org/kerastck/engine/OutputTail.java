package org.kerastck.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Reads all that a process prints and keeps the last of it: a process that prints a gigabyte is
 * neither stopped by a full pipe, nor does it fill a disk.
 */
final class OutputTail {
  private static final int LAST_BYTES = 4096;
  private static final int LONGEST_WORDS = 200;
  private static final Pattern TIME = Pattern.compile("^[-\\d]+ \\d+:\\d+:\\d+(\\.\\d+)?:? *");

  private final byte[] ring = new byte[LAST_BYTES];
  private final Thread reader;
  private long count;

  private OutputTail(InputStream stream) {
    this.reader = new Thread(() -> read(stream), "keras-tck-output");
    reader.setDaemon(true);
  }

  /** Reads the stream from now on. */
  static OutputTail of(InputStream stream) {
    OutputTail tail = new OutputTail(stream);
    tail.reader.start();
    return tail;
  }

  /**
   * The last printable line, empty where there is none; without the time, so that one cause has one
   * text. Waits a moment for the stream's end.
   */
  String lastWords() {
    try {
      reader.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text()
        .lines()
        .map(line -> line.replaceAll("[^\\p{Graph}]+", " ").strip())
        .map(line -> TIME.matcher(line).replaceFirst(""))
        .filter(line -> !line.isEmpty())
        .reduce((earlier, later) -> later)
        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_WORDS)))
        .orElse("");
  }

  private synchronized String text() {
    int length = (int) Math.min(count, LAST_BYTES);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((count - length + i) % LAST_BYTES)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void read(InputStream stream) {
    byte[] block = new byte[1 << 16];
    try (stream) {
      for (int n = stream.read(block); n >= 0; n = stream.read(block)) {
        keep(block, n);
      }
    } catch (IOException e) {
      // The process is gone; what was read stays.
      assert count >= 0;
    }
  }

  private synchronized void keep(byte[] block, int length) {
    int from = Math.max(length - LAST_BYTES, 0);
    count += from;
    for (int i = from; i < length; i++) {
      ring[(int) (count++ % LAST_BYTES)] = block[i];
    }
  }
}

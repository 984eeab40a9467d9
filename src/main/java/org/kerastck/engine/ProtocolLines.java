package org.kerastck.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kerastck.fixture.FastJson;

/** Lines of JSON to and from an engine's process. */
final class ProtocolLines {
  /**
   * No answer is longer; without a limit, an engine that prints for ever takes the run's memory.
   */
  static final int LONGEST_LINE = 64 * 1024 * 1024;

  private static final JsonFactory JSON = FastJson.factory();
  private static final int SHOWN = 80;

  private final InputStream in;
  private final OutputStream out;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int filled;

  ProtocolLines(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Writes the members of a line's object. */
  @FunctionalInterface
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  /** Sends one object as a line. */
  void send(Members members) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    line.write('\n');
    line.writeTo(out);
    out.flush();
  }

  /**
   * The next line.
   *
   * @throws EOFException where the stream ends before
   * @throws NoAnswerException where the line is too long, or not an object
   */
  byte[] receive() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int end = at;
      while (end < filled && block[end] != '\n') {
        end++;
      }
      if (line.size() == 0 && end > at && block[at] != '{') {
        throw new NoAnswerException(
            "printed what is no JSON object: " + shown(Arrays.copyOfRange(block, at, end)));
      }
      line.write(block, at, end - at);
      boolean isWhole = end < filled;
      at = isWhole ? end + 1 : end;
      if (line.size() > LONGEST_LINE) {
        throw new NoAnswerException(
            "printed more than %d MiB in one line".formatted(LONGEST_LINE >> 20));
      }
      if (isWhole && line.size() == 0) {
        throw new NoAnswerException("printed an empty line");
      }
      if (isWhole) {
        return line.toByteArray();
      }
      fill();
    }
  }

  private void fill() throws IOException {
    filled = in.read(block);
    at = 0;
    if (filled < 0) {
      filled = 0;
      throw new EOFException("the stream ended");
    }
  }

  /** A line for people: its beginning, printable. */
  static String shown(byte[] line) {
    String text = new String(line, 0, Math.min(line.length, SHOWN), StandardCharsets.UTF_8);
    return "\"" + text.replaceAll("[^\\p{Graph}]+", " ").strip() + "\"";
  }
}

package org.kerastck.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines of JSON to and from an engine's process. */
final class ProtocolLines {
  /**
   * No answer is longer; without a limit, an engine that prints for ever takes the run's memory.
   */
  static final int LONGEST_LINE = 256 * 1024 * 1024;

  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHOWN = 80;

  private final InputStream in;
  private final OutputStream out;

  ProtocolLines(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in, 1 << 16);
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
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the stream ended");
      }
      line.write(b);
      if (line.size() == 1 && b != '{') {
        throw new NoAnswerException("printed what is no JSON object: " + start(line));
      }
      if (line.size() > LONGEST_LINE) {
        throw new NoAnswerException(
            "printed more than %d MiB in one line".formatted(LONGEST_LINE >> 20));
      }
    }
    if (line.size() == 0) {
      throw new NoAnswerException("printed an empty line");
    }
    return line.toByteArray();
  }

  /** A line for people: its beginning, printable. */
  static String shown(byte[] line) {
    String text = new String(line, 0, Math.min(line.length, SHOWN), StandardCharsets.UTF_8);
    return "\"" + text.replaceAll("[^\\p{Graph}]+", " ").strip() + "\"";
  }

  /** What begins with these bytes, as far as it is there already. */
  private String start(ByteArrayOutputStream line) throws IOException {
    while (line.size() < SHOWN && in.available() > 0) {
      int b = in.read();
      if (b < 0 || b == '\n') {
        break;
      }
      line.write(b);
    }
    return shown(line.toByteArray());
  }
}

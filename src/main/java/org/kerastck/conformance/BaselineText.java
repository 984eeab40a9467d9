package org.kerastck.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The text of a baseline, or in which line it is none. */
final class BaselineText {
  private BaselineText() {}

  /**
   * Reads it as UTF-8.
   *
   * @throws BaselineException where there is something else, or nothing can be read
   */
  static String read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (AccessDeniedException e) {
      throw new BaselineException("The baseline cannot be read: permission denied. In: " + file);
    } catch (IOException e) {
      throw new BaselineException(
          "The baseline cannot be read: %s. In: %s".formatted(e.getMessage(), file));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      int bad = in.position();
      long line = 1 + IntStream.range(0, bad).filter(i -> bytes[i] == '\n').count();
      throw new BaselineException(
          "A baseline is text in UTF-8. Received: byte 0x%02x. In: %s, line %d"
              .formatted(bytes[bad], file, line));
    }
    return out.flip().toString();
  }
}

package org.kerastck.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The end of a journal whose run may have been killed in the middle of a line. */
final class JournalTail {
  private static final String FOOTER = "{\"answers\":";

  private JournalTail() {}

  /**
   * Cuts off a line without an end, and a footer; whether a header is left.
   *
   * @param channel the journal, to be read and written
   */
  static boolean keepWholeAnswers(FileChannel channel) throws IOException {
    channel.truncate(endOfLineBefore(channel, channel.size()));
    if (channel.size() == 0) {
      return false;
    }
    long lastLine = endOfLineBefore(channel, channel.size() - 1);
    ByteBuffer start = ByteBuffer.allocate(FOOTER.length());
    channel.read(start, lastLine);
    if (new String(start.array(), StandardCharsets.UTF_8).equals(FOOTER)) {
      channel.truncate(lastLine);
    }
    return channel.size() > 0;
  }

  /** Where the line begins that the byte before {@code end} is in: behind the last line feed. */
  private static long endOfLineBefore(FileChannel channel, long end) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(8192);
    for (long at = end; at > 0; ) {
      long from = Math.max(at - block.capacity(), 0);
      block.clear().limit((int) (at - from));
      while (block.hasRemaining()) {
        channel.read(block, from + block.position());
      }
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return from + i + 1;
        }
      }
      at = from;
    }
    return 0;
  }
}

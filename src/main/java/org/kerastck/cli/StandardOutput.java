package org.kerastck.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Standard output, which remembers whether whoever read it has gone: {@code | head} is no error,
 * and a disk that is full is one.
 */
final class StandardOutput extends FilterOutputStream {
  private static volatile boolean isReaderGone;

  private StandardOutput(OutputStream out) {
    super(out);
  }

  /** Takes the place of {@code System.out}. */
  static void install() {
    OutputStream out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(new BufferedOutputStream(out), true, charset()));
  }

  /** Prints to {@code System.out}, what its encoding lacks in other characters. */
  static PrintWriter writer() {
    Writer encoder = new OutputStreamWriter(System.out, charset());
    return new PrintWriter(new SpellingWriter(encoder, charset()), true);
  }

  /** What Java prints in: JDK 17 has another property for it than later ones. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name == null || name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
  }

  /** Whether a write failed because nobody reads any more. */
  static boolean isReaderGone() {
    return isReaderGone;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      isReaderGone |= "Broken pipe".equals(e.getMessage());
      throw e;
    }
  }
}

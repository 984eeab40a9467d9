package org.kerastck.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** Spells what an encoding lacks, where Java would print a question mark. */
final class SpellingWriter extends FilterWriter {
  private static final Map<Character, String> SPELLING =
      Map.of('…', "...", '–', "-", '×', "x", '·', "*", '−', "-", '⟨', "<", '⟩', ">");

  private final CharsetEncoder encoder;

  /**
   * Writes to another writer.
   *
   * @param charset in which that encodes
   */
  SpellingWriter(Writer out, Charset charset) {
    super(out);
    this.encoder = charset.newEncoder();
  }

  @Override
  public void write(int character) throws IOException {
    write(String.valueOf((char) character), 0, 1);
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    write(new String(characters, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    String part = text.substring(offset, offset + length);
    out.write(encoder.canEncode(part) ? part : spelled(part));
  }

  private String spelled(String text) {
    StringBuilder spelled = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      spelled.append(
          encoder.canEncode(character)
              ? String.valueOf(character)
              : SPELLING.getOrDefault(character, String.valueOf(character)));
    }
    return spelled.toString();
  }
}

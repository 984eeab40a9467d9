package org.kerastck.conformance;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A part of all cases: those whose id has a CRC-32 (of its UTF-8 bytes) that leaves {@code index -
 * 1} when divided by {@code total}. Which cases these are depends on their ids alone, so that every
 * machine agrees and adding a case moves no other.
 *
 * @param index from 1
 * @param total the number of shards
 */
public record Shard(int index, int total) {
  /** All cases. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  public Shard {
    if (index < 1 || index > total) {
      throw new IllegalArgumentException(
          "A shard is I/N with 1 <= I <= N. Received: %d/%d".formatted(index, total));
    }
  }

  /**
   * A shard as text, such as {@code "2/4"}.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A shard is I/N with 1 <= I <= N, such as 2/4. Received: " + text);
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether the case of this id is in it. */
  public boolean contains(String caseId) {
    CRC32 hash = new CRC32();
    hash.update(caseId.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % total == index - 1;
  }

  /** Whether it is all cases. */
  public boolean isWhole() {
    return total == 1;
  }

  @Override
  public String toString() {
    return index + "/" + total;
  }
}

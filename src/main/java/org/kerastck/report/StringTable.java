package org.kerastck.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Texts that are written once and referred to by number. */
final class StringTable {
  private static final int LONGEST = 2000;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private long bytes;

  /** The number of a text, which is cut where nobody would read on. */
  int number(String text) {
    String kept = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    Integer known = numbers.putIfAbsent(kept, numbers.size());
    if (known == null) {
      bytes += kept.getBytes(StandardCharsets.UTF_8).length + 3L;
      return numbers.size() - 1;
    }
    return known;
  }

  /** All texts, in the order of their numbers. */
  Set<String> texts() {
    return numbers.keySet();
  }

  /** About how much there is to write. */
  long bytes() {
    return bytes;
  }
}

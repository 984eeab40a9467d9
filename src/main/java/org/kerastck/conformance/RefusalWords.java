package org.kerastck.conformance;

import java.util.regex.Pattern;

/** What an engine says when it refuses, in words that refusals for one reason have in common. */
final class RefusalWords {
  private static final int MOST = 300;
  private static final String LEFT_OUT = "…";

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** A name that the engine or a user gave something; an apostrophe is no quotation mark. */
  private static final Pattern QUOTED = Pattern.compile("(?<!\\w)'[^']*'|\"[^\"]*\"");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?!\\w)");

  private static final Pattern LIST = Pattern.compile("[\\[(]\\s*…(?:[,x× ]+…)*,?\\s*[\\])]");

  private RefusalWords() {}

  /** The message without numbers, lists of them, and names; empty where it says nothing. */
  static String of(String message) {
    String words = SPACE.matcher(message).replaceAll(" ").strip();
    words = QUOTED.matcher(words).replaceAll(LEFT_OUT);
    words = NUMBER.matcher(words).replaceAll(LEFT_OUT);
    words = LIST.matcher(words).replaceAll(LEFT_OUT);
    return words.length() > MOST ? words.substring(0, MOST) + LEFT_OUT : words;
  }
}

package org.kerastck.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine says when it refuses, in words that refusals for one reason have in common. */
final class RefusalWords {
  /** A reason says no more, and what follows need not be looked at. */
  private static final int MOST_READ = 4000;

  private static final int MOST = 300;
  private static final String LEFT_OUT = "…";

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

  /** A name that the engine or a user gave something; an apostrophe is no quotation mark. */
  private static final Pattern QUOTED = Pattern.compile("(?<!\\w)'[^']*'|\"[^\"]*\"");

  private static final Pattern WORD = Pattern.compile("[-+.]?\\w++(?:[-+.]\\w++)*+");

  private static final Pattern DIGIT = Pattern.compile("\\d", Pattern.UNICODE_CHARACTER_CLASS);

  /** A name with a digit or two, such as conv2d, float32 and org.nd4j. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_]+(?:\\d{1,2}[A-Za-z_]*)?(?:\\.[A-Za-z_]+(?:\\d{1,2}[A-Za-z_]*)?)*");

  private static final Pattern ROW = Pattern.compile("…(?:[,x× ]++…)++");

  /** The end may be cut off. */
  private static final Pattern LIST = Pattern.compile("[\\[({]\\s*+…,?\\s*+(?:[\\])}]|$)");

  private RefusalWords() {}

  /** The message without numbers, lists of them, and quoted names; empty where it says nothing. */
  static String of(String message) {
    String words = SPACE.matcher(start(message, MOST_READ)).replaceAll(" ").strip();
    words = QUOTED.matcher(words).replaceAll(LEFT_OUT);
    words = WORD.matcher(words).replaceAll(word -> Matcher.quoteReplacement(nameOf(word.group())));
    for (String before = ""; !before.equals(words); ) {
      before = words;
      words = ROW.matcher(words).replaceAll(LEFT_OUT);
      words = LIST.matcher(words).replaceAll(LEFT_OUT);
    }
    // Between mistakes that are made at once stands a semicolon.
    words = words.replace(';', ',');
    String cut = start(words, MOST);
    return cut.length() < words.length() ? cut + LEFT_OUT : words;
  }

  private static String nameOf(String word) {
    return DIGIT.matcher(word).find() && !NAME.matcher(word).matches() ? LEFT_OUT : word;
  }

  /** At most so many characters, and no half of one. */
  private static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}

package org.kerastck.disagreement;

import java.util.regex.Pattern;
import org.kerastck.fixture.Golden;

/** Messages of one class read the same: without their numbers and without what was received. */
final class Refusals {
  private static final Pattern REST = Pattern.compile("(?s)(\\n| \\[Op:| ?Received:?).*");
  private static final Pattern GIVEN =
      Pattern.compile(
          "'[^']*'|\\[[^\\]]*\\]|\\{.*|(?<=identifier: ).*|(?<=scalar type )\\w+"
              + "|\\b(bool|u?int\\d+|float\\d+)\\b");
  private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9.])-?\\d+(\\.\\d+)?");
  private static final int LONGEST = 90;

  private Refusals() {}

  /** Type, stage and what is said, in one line. */
  static String words(Golden.Raised raised) {
    return "%s at %s: %s".formatted(raised.type(), raised.stage(), said(raised.message()));
  }

  /** The first line of a dying process, as far as all have it. */
  static String words(Golden.Abort abort) {
    return "%s: %s".formatted(abort.signal(), said(abort.message()));
  }

  private static String said(String message) {
    String text = REST.matcher(message).replaceFirst("");
    text = GIVEN.matcher(text).replaceAll("…");
    text = NUMBER.matcher(text).replaceAll("N").strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST).stripTrailing() + "…";
  }
}

package org.kerastck.conformance;

import java.util.Arrays;
import java.util.List;

/** What a case asks about a configuration of a layer. */
enum Question {
  /** The output for ordinary numbers. */
  OUTPUT(""),
  /** The gradients by input, kernel and bias. */
  GRADIENTS("gradients"),
  /** The output for an input that has infinities or NaN. */
  NON_FINITE("nonfinite");

  private final String part;

  Question(String part) {
    this.part = part;
  }

  /** What the line that describes a case asks. */
  static Question in(String line) {
    List<String> parts = List.of(line.split("-", -1));
    return Arrays.stream(values())
        .filter(question -> question != OUTPUT && parts.contains(question.part))
        .findFirst()
        .orElse(OUTPUT);
  }

  /** The end of the ids of such cases. */
  String end() {
    return part.isEmpty() ? "" : "-" + part;
  }
}

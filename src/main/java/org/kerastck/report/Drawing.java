package org.kerastck.report;

import java.util.Optional;

/**
 * How cases that are in no fixture came to be.
 *
 * @param command draws the same cases again
 * @param oracle name and version of the engine that was asked first; empty where the plain
 *     definition alone said what they are to give
 */
public record Drawing(String command, Optional<String> oracle) {

  /** Where they come from and what they were judged by, for people. */
  String words() {
    return "Cases drawn at random, judged by the plain definition%s. The same again:"
        .formatted(oracle.map(name -> " and by " + name).orElse(""));
  }
}

package org.kerastck.conformance;

import java.nio.file.Path;
import org.kerastck.fixture.FixtureException;

/** A journal that cannot be used; the message is one line that names the file. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What cannot be read of an answer says itself in what file, of what case, in what member. */
  JournalException(FixtureException answer) {
    super(String.valueOf(answer.getMessage()), answer);
  }

  JournalException(String message, Path file) {
    super(message + " In: " + file);
  }
}

package org.kerastck.conformance;

import java.nio.file.Path;

/** A journal that cannot be used; the message is one line that names the file. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(String message, Path file) {
    super(message + " In: " + file);
  }
}

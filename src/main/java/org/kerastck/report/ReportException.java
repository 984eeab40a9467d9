package org.kerastck.report;

import java.nio.file.Path;

/** A report that cannot be used; the message is one line that names the file. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportException(String message, Path file) {
    super(message + " In: " + file);
  }

  ReportException(String message, Path file, long line) {
    super("%s In: %s, line %d".formatted(message, file, line));
  }
}

package org.kerastck.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What a command does that writes a report, and whose errors are to name it. */
@FunctionalInterface
interface ReportWriting<T> {
  T run() throws IOException;

  /**
   * Runs it. What a write says, such as that the disk is full, names no file.
   *
   * @throws IOException where the report cannot be written, with its place
   */
  static <T> T in(Path report, ReportWriting<T> writing) throws IOException {
    try {
      return writing.run();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("%s. In: %s".formatted(e.getMessage(), report), e);
    }
  }
}

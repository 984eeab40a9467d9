package org.kerastck.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens the files of a report. */
final class ReportFile {
  private ReportFile() {}

  /** UTF-8; half a surrogate pair, which that cannot say, becomes a question mark. */
  static BufferedWriter open(Path file, OpenOption... options) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(Files.newOutputStream(file, options), StandardCharsets.UTF_8));
  }
}

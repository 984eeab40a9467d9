package org.kerastck.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One test suite in the making: its counts, and its tests in a file. */
final class JUnitSuite implements Closeable {
  private final String name;
  private final Path part;
  private @Nullable BufferedWriter out;
  private int tests;
  private int failures;
  private int skipped;
  private double seconds;

  JUnitSuite(String name, Path part) {
    this.name = name;
    this.part = part;
  }

  void add(Duration elapsed, String id, String className, JUnitProblem problem) throws IOException {
    double time = elapsed.toNanos() / 1e9;
    tests++;
    failures += problem.isFailure() ? 1 : 0;
    skipped += problem.isSkipped() ? 1 : 0;
    seconds += time;
    String test =
        "<testcase classname=\""
            + XmlText.escaped(className)
            + "\" name=\""
            + XmlText.escaped(id)
            + "\" time=\""
            + BigDecimal.valueOf(elapsed.toNanos() / 1_000, 6).toPlainString()
            + '"';
    String element = problem.element();
    writer().write(test + (element.isEmpty() ? "/>" : ">" + element + "</testcase>") + "\n");
  }

  int tests() {
    return tests;
  }

  int failures() {
    return failures;
  }

  double seconds() {
    return seconds;
  }

  Path part() {
    return part;
  }

  String openingTag() {
    return "<testsuite name=\"%s\"%s>\n"
        .formatted(
            XmlText.escaped(name),
            counts(tests, failures, seconds) + " skipped=\"%d\"".formatted(skipped));
  }

  /** What a suite of suites has, too: Jenkins's schema knows no {@code skipped} there. */
  static String counts(int tests, int failures, double seconds) {
    return String.format(
        Locale.ROOT,
        " tests=\"%d\" failures=\"%d\" errors=\"0\" time=\"%.3f\"",
        tests,
        failures,
        seconds);
  }

  /** Closes the file; a later test opens it again. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  private BufferedWriter writer() throws IOException {
    if (out == null) {
      out = ReportFile.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return out;
  }
}

package org.kerastck.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.StaleEntry;
import org.kerastck.conformance.Verdict;

/**
 * {@code junit.xml}: a test suite for each engine and fixture suite, a test for each case. A suite
 * begins with its counts, so tests go to a file of their suite first and are joined at the end.
 */
public final class JUnitXmlWriter implements ResultWriter {
  private final Path file;
  private final Path parts;
  private final Reproduction reproduction;
  private final Map<String, JUnitSuite> suites = new TreeMap<>();
  private final Map<String, JUnitSuite> openSuites = new TreeMap<>();

  /**
   * Prepares to write the file.
   *
   * @param file to be made
   * @param reproduction how to show a failure again
   */
  public JUnitXmlWriter(Path file, Reproduction reproduction) throws IOException {
    this.file = file;
    this.reproduction = reproduction;
    this.parts = Files.createTempDirectory(file.toAbsolutePath().getParent(), "junit-");
  }

  @Override
  public void write(Result result) throws IOException {
    add(
        result.engine(),
        result.golden().suite(),
        result.elapsed(),
        result.golden().id(),
        problem(result));
  }

  @Override
  public void finish(List<EngineSummary> engines) throws IOException {
    for (EngineSummary engine : engines) {
      addGone(engine);
    }
    close();
    int tests = suites.values().stream().mapToInt(JUnitSuite::tests).sum();
    int failures = suites.values().stream().mapToInt(JUnitSuite::failures).sum();
    double seconds = suites.values().stream().mapToDouble(JUnitSuite::seconds).sum();
    try (OutputStream out = Files.newOutputStream(file)) {
      print(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Keras TCK\"");
      print(out, JUnitSuite.counts(tests, failures, seconds) + ">\n");
      for (JUnitSuite suite : suites.values()) {
        print(out, suite.openingTag());
        Files.copy(suite.part(), out);
        print(out, "</testsuite>\n");
        Files.delete(suite.part());
      }
      print(out, "</testsuites>\n");
    }
    Files.delete(parts);
  }

  @Override
  public void close() throws IOException {
    for (JUnitSuite suite : openSuites.values()) {
      suite.close();
    }
    openSuites.clear();
  }

  /** An entry of no case is in no suite of the fixtures. */
  private void addGone(EngineSummary engine) throws IOException {
    for (StaleEntry stale : engine.stale()) {
      if (stale.verdict().isEmpty()) {
        add(engine.name(), "baseline", Duration.ZERO, stale.caseId(), stale(stale, ""));
      }
    }
  }

  private void add(String engine, String suite, Duration elapsed, String id, JUnitProblem problem)
      throws IOException {
    suite(engine, suite).add(elapsed, id, engine + "." + suite.replace('/', '.'), problem);
  }

  /** Only one file an engine is open: cases come suite by suite. */
  private JUnitSuite suite(String engine, String fixtureSuite) throws IOException {
    String name = engine + " " + fixtureSuite;
    @Nullable JUnitSuite suite = suites.get(name);
    if (suite == null) {
      suite = new JUnitSuite(name, parts.resolve(suites.size() + ".xml"));
      suites.put(name, suite);
    }
    @Nullable JUnitSuite before = openSuites.put(engine, suite);
    if (before != null && before != suite) {
      before.close();
    }
    return suite;
  }

  /** What stands inside a test; empty for one that passes. */
  private JUnitProblem problem(Result result) {
    Verdict verdict = result.verdict();
    if (result.isKnown()) {
      Baseline.Entry entry = result.baseline().orElseThrow();
      return JUnitProblem.skipped("Known: " + entry.reason() + suffix(entry.link()));
    }
    if (verdict.isFailure()) {
      String kind = Baseline.kindOf(verdict);
      return failure(
          result,
          kind.isEmpty() ? verdict.reportName() : kind,
          result.reason(),
          verdict.sentence());
    }
    Optional<StaleEntry> stale = StaleEntry.of(result);
    if (stale.isPresent()) {
      return stale(stale.get(), "\n\n" + again(result));
    }
    return verdict instanceof Verdict.Unsupported
        ? JUnitProblem.skipped("Unsupported: " + verdict.sentence())
        : JUnitProblem.none();
  }

  private JUnitProblem failure(Result result, String type, String message, String sentence) {
    // Some readers show the text alone, so it says all there is to say.
    String mistake = result.mistake().map(words -> "\nThe engine: " + words).orElse("");
    String stale = StaleEntry.of(result).map(entry -> "\n" + said(entry)).orElse("");
    return JUnitProblem.failure(type, message, sentence + mistake + stale + "\n\n" + again(result));
  }

  private JUnitProblem stale(StaleEntry stale, String again) {
    String text =
        "%s. Now: %s. %s corrects it.%s"
            .formatted(said(stale), stale.now(), reproduction.baselineUpdate(), again);
    return JUnitProblem.failure("stale_baseline", said(stale), text);
  }

  private static String said(StaleEntry stale) {
    return "The baseline says: " + stale.entry().words();
  }

  private String again(Result result) {
    return reproduction.command(result.engine(), result.golden().id());
  }

  private static String suffix(String link) {
    return link.isEmpty() ? "" : " " + link;
  }

  private static void print(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

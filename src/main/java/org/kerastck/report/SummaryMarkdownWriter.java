package org.kerastck.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Tally;

/**
 * {@code summary.md}: verdicts by engine and suite, and failures by cause, for the summary of a CI
 * job. GitHub drops one of more than 1 MiB, so it never lists cases, and stops well before that.
 */
public final class SummaryMarkdownWriter implements ResultWriter {
  private static final int MOST_BYTES = 900 * 1024;
  private static final int MOST_CAUSES = 25;
  private static final int MOST_SUITES = 100;

  private final Path file;
  private final Map<String, String> versions;
  private final Map<String, Tally> tallies = new TreeMap<>();

  /**
   * Prepares to write the file.
   *
   * @param file to be made
   * @param engines versions by name
   */
  public SummaryMarkdownWriter(Path file, Map<String, String> engines) {
    this.file = file;
    this.versions = Map.copyOf(engines);
    engines.keySet().forEach(engine -> tallies.put(engine, new Tally()));
  }

  @Override
  public void write(Result result) {
    tallies.computeIfAbsent(result.engine(), engine -> new Tally()).add(result);
  }

  @Override
  public void finish() throws IOException {
    StringBuilder text = new StringBuilder("# Keras TCK\n\n");
    int bytes = 0;
    for (Map.Entry<String, Tally> engine : tallies.entrySet()) {
      String section = section(engine.getKey(), engine.getValue());
      bytes += section.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        text.append("Further engines are left out here; results.jsonl has them all.\n");
        break;
      }
      text.append(section);
    }
    try (Writer out = ReportFile.open(file)) {
      out.append(text);
    }
  }

  @Override
  public void close() {}

  private String section(String engine, Tally tally) {
    StringBuilder text = new StringBuilder();
    String version = versions.getOrDefault(engine, "");
    text.append("## %s %s\n\n".formatted(escaped(engine), escaped(version)));
    text.append(verdict(tally)).append("\n\n");
    text.append("| suite | cases | conforms | contested | deviates | unsupported | crashed |\n");
    text.append("|---|--:|--:|--:|--:|--:|--:|\n");
    tally.suites().stream()
        .limit(MOST_SUITES)
        .forEach(
            suite -> text.append(row(escaped(suite), tally.counts(suite), tally.cases(suite))));
    if (tally.suites().size() > MOST_SUITES) {
      text.append("| and %d more | | | | | | |\n".formatted(tally.suites().size() - MOST_SUITES));
    }
    text.append(row("**all**", tally.counts(), tally.cases())).append('\n');
    addCauses(text, engine, tally);
    return text.toString();
  }

  private static String verdict(Tally tally) {
    if (tally.failures() == 0 && tally.staleEntries() == 0) {
      return "**Conforms** in all %s cases that it supports."
          .formatted(number(tally.cases() - tally.count("unsupported")));
    }
    return "**%s of %s cases fail:** %s in the baseline, %s new; %s stale baseline entries."
        .formatted(
            number(tally.failures()),
            number(tally.cases()),
            number(tally.failures() - tally.newFailures()),
            number(tally.newFailures()),
            number(tally.staleEntries()));
  }

  private static String row(String name, Map<String, Integer> verdicts, int cases) {
    int ended = verdicts.getOrDefault("crashed", 0) + verdicts.getOrDefault("timed_out", 0);
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            name,
            number(cases),
            number(verdicts.getOrDefault("conforms", 0)),
            number(verdicts.getOrDefault("contested", 0)),
            number(verdicts.getOrDefault("deviates", 0)),
            number(verdicts.getOrDefault("unsupported", 0)),
            number(ended));
  }

  private static void addCauses(StringBuilder text, String engine, Tally tally) {
    if (tally.causes().isEmpty()) {
      return;
    }
    text.append("| failures | kind | cause | smallest example, and how to run it again |\n");
    text.append("|--:|---|---|---|\n");
    for (Tally.Cause cause : tally.causes().stream().limit(MOST_CAUSES).toList()) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  number(cause.count()),
                  escaped(cause.name()),
                  escaped(cause.reason()),
                  MarkdownText.code(Reproduction.command(engine, cause.example()))));
    }
    int more = tally.causes().size() - MOST_CAUSES;
    if (more > 0) {
      text.append("\nAnd %s more causes; deviations.csv has them all.\n".formatted(number(more)));
    }
    text.append('\n');
  }

  private static String escaped(String text) {
    return MarkdownText.escaped(text);
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}

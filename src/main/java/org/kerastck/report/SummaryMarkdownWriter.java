package org.kerastck.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kerastck.conformance.CauseSummary;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.StaleEntry;
import org.kerastck.conformance.Tally;

/**
 * {@code summary.md}: verdicts by engine and suite, and failures by cause, for the summary of a CI
 * job. GitHub drops one of more than 1 MiB, so of cases it lists only some that are to be taken out
 * of a baseline, and stops well before that.
 */
public final class SummaryMarkdownWriter implements ResultWriter {
  private static final int MOST_BYTES = 900 * 1024;
  private static final int MOST_CAUSES = 25;
  private static final int MOST_STALE = 25;
  private static final int MOST_SUITES = 100;

  private static final List<String> VERDICTS =
      List.of("conforms", "contested", "deviates", "unsupported", "crashed");
  private static final String TIME_OUT = "timed_out";

  /** Time-outs are rare. */
  private static final List<String> WITH_TIME_OUTS =
      Stream.concat(VERDICTS.stream(), Stream.of(TIME_OUT)).toList();

  private final Path file;
  private final RunHeader header;

  /**
   * Prepares to write the file.
   *
   * @param file to be made
   * @param header what is known before the first case
   */
  public SummaryMarkdownWriter(Path file, RunHeader header) {
    this.file = file;
    this.header = header;
  }

  @Override
  public void write(Result result) {}

  @Override
  public void finish(List<EngineSummary> engines) throws IOException {
    StringBuilder text = new StringBuilder("# Keras TCK\n\n");
    header
        .drawing()
        .ifPresent(
            drawing ->
                text.append(escaped(drawing.words()))
                    .append(" ")
                    .append(MarkdownText.code(drawing.command()))
                    .append("\n\n"));
    int bytes = 0;
    for (EngineSummary engine : engines) {
      String section = section(engine);
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

  private String section(EngineSummary engine) {
    Tally tally = engine.tally();
    StringBuilder text = new StringBuilder();
    text.append("## %s %s\n\n".formatted(escaped(engine.name()), escaped(engine.version())));
    text.append(verdict(engine)).append("\n\n");
    List<String> verdicts = tally.count(TIME_OUT) > 0 ? WITH_TIME_OUTS : VERDICTS;
    text.append("| suite | cases | %s |\n".formatted(String.join(" | ", verdicts)));
    text.append("|---|--:|%s\n".formatted("--:|".repeat(verdicts.size())));
    tally.suites().stream()
        .limit(MOST_SUITES)
        .forEach(
            suite ->
                text.append(
                    row(escaped(suite), tally.cases(suite), verdicts, tally.counts(suite))));
    if (tally.suites().size() > MOST_SUITES) {
      text.append(
          "| and %d more | |%s\n"
              .formatted(tally.suites().size() - MOST_SUITES, " |".repeat(verdicts.size())));
    }
    text.append(row("**all**", tally.cases(), verdicts, tally.counts())).append('\n');
    addStale(text, engine.stale());
    addCauses(text, engine);
    return text.toString();
  }

  private static String verdict(EngineSummary engine) {
    Tally tally = engine.tally();
    if (tally.failures() == 0 && engine.stale().isEmpty()) {
      return "**Conforms** in all %s cases that it supports."
          .formatted(number(tally.cases() - tally.count("unsupported")));
    }
    return "**%s of %s cases fail:** %s in the baseline, %s new; %s stale baseline entries. %s"
        .formatted(
            number(tally.failures()),
            number(tally.cases()),
            number(tally.failures() - tally.newFailures()),
            number(tally.newFailures()),
            number(engine.stale().size()),
            Explained.of(tally));
  }

  private static String row(
      String name, int cases, List<String> verdicts, Map<String, Integer> counts) {
    StringBuilder row = new StringBuilder("| %s | %s |".formatted(name, number(cases)));
    for (String verdict : verdicts) {
      row.append(" %s |".formatted(number(counts.getOrDefault(verdict, 0))));
    }
    return row.append('\n').toString();
  }

  private void addStale(StringBuilder text, List<StaleEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    text.append(
        "**Stale entries of the baseline;** %s corrects it.\n\n"
            .formatted(MarkdownText.code(header.reproduction().baselineUpdate())));
    text.append("| case | the baseline says | now |\n|---|---|---|\n");
    for (StaleEntry stale : entries.subList(0, Math.min(MOST_STALE, entries.size()))) {
      text.append(
          "| %s | %s | %s |\n"
              .formatted(
                  MarkdownText.code(stale.caseId()),
                  escaped(stale.entry().words()),
                  escaped(stale.now())));
    }
    if (entries.size() > MOST_STALE) {
      text.append(
          "\nAnd %s more stale entries; junit.xml has them.\n"
              .formatted(number(entries.size() - MOST_STALE)));
    }
    text.append('\n');
  }

  private void addCauses(StringBuilder text, EngineSummary engine) {
    if (engine.causes().isEmpty()) {
      return;
    }
    text.append("| failures | kind | cause, and where it lies | how to see it |\n");
    text.append("|--:|---|---|---|\n");
    for (CauseSummary summary : engine.causes().stream().limit(MOST_CAUSES).toList()) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  number(summary.cause().count()),
                  escaped(summary.cause().name()),
                  words(summary),
                  MarkdownText.code(
                      header.reproduction().command(engine.name(), summary.shown()))));
    }
    int more = engine.tally().causes().size() - MOST_CAUSES;
    if (more > 0) {
      text.append("\nAnd %s more causes; causes.csv has them.\n".formatted(number(more)));
    }
    text.append('\n');
  }

  /** The cause, its numbers in the smallest case, and its region, in one table cell. */
  private static String words(CauseSummary summary) {
    StringBuilder words = new StringBuilder(escaped(summary.cause().reason()));
    summary.cause().sentence().ifPresent(here -> words.append("; here: ").append(escaped(here)));
    for (String region : summary.regions()) {
      words.append("<br>where ").append(escaped(region));
    }
    summary
        .cause()
        .smallest()
        .tried()
        .ifPresent(tried -> words.append("<br>tried: ").append(escaped(tried)));
    return words.toString();
  }

  private static String escaped(String text) {
    return MarkdownText.escaped(text);
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}

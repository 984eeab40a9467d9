package org.kerastck.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.StaleEntry;
import org.kerastck.conformance.Tally;

/** What a run says to GitHub Actions: annotations by cause, and the job's summary. */
public final class GithubActions {
  private static final int MOST_ANNOTATIONS = 10;
  private static final int MOST_STALE = 3;
  private static final long LARGEST_SUMMARY = 1024 * 1024;

  private final Map<String, String> environment;
  private final Reproduction reproduction;

  /**
   * Reads what it needs from these environment variables.
   *
   * @param environment variables by name
   * @param reproduction how to show a cause
   */
  public GithubActions(Map<String, String> environment, Reproduction reproduction) {
    this.environment = Map.copyOf(environment);
    this.reproduction = reproduction;
  }

  /**
   * Prints an error for each stale baseline and for each cause of failures that no baseline has, at
   * most ten, where the run is one of GitHub Actions.
   *
   * @param engines what the run says about each
   */
  public void annotate(List<EngineSummary> engines, PrintWriter out) {
    if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
      return;
    }
    List<String> lines = new ArrayList<>();
    // First, so that many causes do not push them out: nothing else says why the run failed.
    engines.stream()
        .filter(engine -> !engine.stale().isEmpty())
        .forEach(engine -> lines.add(staleEntries(engine)));
    engines.forEach(engine -> addCauses(lines, engine));
    int shown = lines.size() > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : lines.size();
    lines.subList(0, shown).forEach(out::println);
    if (shown < lines.size()) {
      String rest = "%d more; summary.md has them.".formatted(lines.size() - shown);
      out.println(error("Keras TCK", rest));
    }
    out.flush();
  }

  /** Appends a report's summary to the job's, where there is one and it has room. */
  public void summarize(Path summary) throws IOException {
    String target = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (target.isEmpty()) {
      return;
    }
    Path file = Path.of(target);
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size + Files.size(summary) < LARGEST_SUMMARY) {
      Files.write(
          file, Files.readAllBytes(summary), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private void addCauses(List<String> lines, EngineSummary summary) {
    String engine = summary.name();
    for (Tally.Cause cause : summary.tally().newCauses()) {
      lines.add(
          error(
              "%s deviates from Keras: %s".formatted(engine, cause.name()),
              String.format(
                  Locale.ROOT,
                  "%,d new: %s%n%s",
                  cause.count(),
                  cause.reason(),
                  reproduction.command(engine, cause.example()))));
    }
  }

  private String staleEntries(EngineSummary engine) {
    List<StaleEntry> entries = engine.stale();
    StringBuilder message = new StringBuilder();
    entries.stream()
        .limit(MOST_STALE)
        .forEach(
            stale ->
                message.append(
                    "%s: the baseline says %s; now: %s%n"
                        .formatted(stale.caseId(), stale.entry().words(), stale.now())));
    if (entries.size() > MOST_STALE) {
      message.append("%d more; junit.xml has them.%n".formatted(entries.size() - MOST_STALE));
    }
    message.append(
        "%d %s what the engine does; %s corrects the baseline."
            .formatted(
                entries.size(),
                entries.size() == 1 ? "entry no longer says" : "entries no longer say",
                reproduction.baselineUpdate()));
    return error(engine.name() + "'s baseline is stale", message.toString());
  }

  private static String error(String title, String message) {
    String property = data(title).replace(":", "%3A").replace(",", "%2C");
    return "::error title=%s::%s".formatted(property, data(message));
  }

  /** GitHub's own escapes; other control characters are left out. */
  private static String data(String text) {
    return text.replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
        .replaceAll("\\p{Cntrl}", "");
  }
}

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
import org.kerastck.conformance.Tally;

/** What a run says to GitHub Actions: annotations by cause, and the job's summary. */
public final class GithubActions {
  private static final int MOST_ANNOTATIONS = 10;
  private static final long LARGEST_SUMMARY = 1024 * 1024;

  private final Map<String, String> environment;

  /** Reads what it needs from these environment variables. */
  public GithubActions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Prints an error for each cause of failures that no baseline has, at most ten, where the run is
   * one of GitHub Actions.
   *
   * @param engines what the run says about each
   */
  public void annotate(List<EngineSummary> engines, PrintWriter out) {
    if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
      return;
    }
    List<String> lines = new ArrayList<>();
    engines.forEach(engine -> addLines(lines, engine));
    int shown = lines.size() > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : lines.size();
    lines.subList(0, shown).forEach(out::println);
    if (shown < lines.size()) {
      String rest = "%d more causes; summary.md has them.".formatted(lines.size() - shown);
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

  private static void addLines(List<String> lines, EngineSummary summary) {
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
                  Reproduction.command(engine, cause.example()))));
    }
    if (summary.stale() > 0) {
      String message = "%d entries no longer say what the engine does; see --update-baseline.";
      lines.add(error(engine + "'s baseline is stale", message.formatted(summary.stale())));
    }
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

package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerastck.report.DifferencePage;
import org.kerastck.report.ReportDifference;
import org.kerastck.report.ReportDifference.Change;
import org.kerastck.report.ResultsFile;
import org.kerastck.run.Wrapped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what changed between two reports. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Says what is new, fixed, changed and unchanged between two reports, by engine and cause.",
    footer = {
      "",
      "Exit status: 0 nothing deviates that did not before, 1 something does,",
      "2 a report that is missing, cut off or unreadable."
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A report's directory, or its results.jsonl.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The same of a later run.")
  private Path after = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Gets diff.html: the same as a page that filters.")
  private @Nullable Path report;

  @Override
  public Integer call() throws IOException {
    ResultsFile old = ResultsFile.read(before);
    ResultsFile now = ResultsFile.read(after);
    Set<String> engines = new TreeSet<>(old.engines().keySet());
    engines.addAll(now.engines().keySet());
    Map<String, ReportDifference> differences = new LinkedHashMap<>();
    Map<String, String> versions = new LinkedHashMap<>();
    boolean isWorse = false;
    for (String engine : engines) {
      ReportDifference difference = ReportDifference.between(old, now, engine);
      String words = versions(old.engines().get(engine), now.engines().get(engine));
      differences.put(engine, difference);
      versions.put(engine, words);
      spec.commandLine().getOut().printf("%s %s%n", engine, words);
      print(difference);
      isWorse |= difference.count(Change.NEW) > 0;
    }
    if (report != null) {
      DifferencePage.write(report, differences, versions);
      spec.commandLine().getOut().printf("Report: %s%n", report.resolve("diff.html"));
    }
    return isWorse ? ExitStatus.DEVIATES : ExitStatus.CONFORMS;
  }

  private void print(ReportDifference difference) {
    PrintWriter out = spec.commandLine().getOut();
    for (Change change : Change.values()) {
      int count = difference.count(change);
      if (count > 0) {
        out.printf(Locale.ROOT, "  %-9s %,7d%n", change.name().toLowerCase(Locale.ROOT), count);
      }
      for (Map.Entry<String, SortedSet<String>> cause : difference.causes(change).entrySet()) {
        String cases = String.format(Locale.ROOT, "  %,17d  ", cause.getValue().size());
        Wrapped.print(out, cases, cause.getKey());
        out.printf("  %17s  for example %s%n", "", cause.getValue().first());
      }
    }
    out.println();
  }

  private static String versions(@Nullable String old, @Nullable String now) {
    if (now == null) {
      return old + ", not run in NEW";
    }
    if (old == null) {
      return now + ", not run in OLD";
    }
    return old.equals(now) ? now : old + " → " + now;
  }
}

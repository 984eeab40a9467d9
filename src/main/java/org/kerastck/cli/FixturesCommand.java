package org.kerastck.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Manifest;
import org.kerastck.rules.RuleTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fixtures}: what there is to run on, read and checked. */
@Command(
    name = "fixtures",
    mixinStandardHelpOptions = true,
    description =
        "Reads and checks the fixtures, without --fixtures also against their manifest, and lists"
            + " their suites and flags; 'rules' says what the rules are.")
final class FixturesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--fixtures",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files and directories. Default: fixtures")
  private @Nullable List<Path> fixtures;

  @Override
  public void run() {
    FixtureSet set =
        fixtures == null ? Manifest.checked(DefaultPaths.fixtures()) : FixtureSet.at(fixtures);
    Map<String, int[]> suites = new TreeMap<>();
    Map<String, Integer> flags = new TreeMap<>();
    set.forEach(
        golden -> {
          golden.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum));
          int[] counts = suites.computeIfAbsent(golden.suite(), suite -> new int[3]);
          counts[0]++;
          counts[1] += golden.isContested() ? 1 : 0;
          counts[2] +=
              golden.backends().values().stream().anyMatch(b -> b.defect().isPresent()) ? 1 : 0;
        });
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-34s %8s %10s %12s%n", "suite", "cases", "contested", "with defect");
    int[] all = new int[3];
    suites.forEach(
        (suite, counts) -> {
          row(out, suite, counts);
          for (int i = 0; i < all.length; i++) {
            all[i] += counts[i];
          }
        });
    row(out, "all", all);
    Map<String, Integer> rules = takeRules(flags);
    counts(out, "flag", flags);
    counts(out, "flag that is a rule's id", rules);
  }

  /** Removes from the flags the ids of rules; they come in the order of {@code rules}. */
  private static Map<String, Integer> takeRules(Map<String, Integer> flags) {
    Map<String, Integer> rules = new LinkedHashMap<>();
    for (String id : RuleTexts.all().keySet()) {
      Integer count = flags.remove(id);
      if (count != null) {
        rules.put(id, count);
      }
    }
    return rules;
  }

  private static void counts(PrintWriter out, String head, Map<String, Integer> counts) {
    if (!counts.isEmpty()) {
      out.println();
      out.printf("%-34s %8s%n", head, "cases");
      counts.forEach((flag, count) -> out.printf("%-34s %,8d%n", flag, count));
    }
  }

  private static void row(PrintWriter out, String suite, int[] counts) {
    out.printf("%-34s %,8d %,10d %,12d%n", suite, counts[0], counts[1], counts[2]);
  }
}

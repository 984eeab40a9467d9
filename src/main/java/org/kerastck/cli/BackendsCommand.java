package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.disagreement.Pair;
import org.kerastck.fixture.Case;
import org.kerastck.report.DisagreementCsv;
import org.kerastck.report.DisagreementPage;
import org.kerastck.report.ReportDirectory;
import org.kerastck.run.DisagreementTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backends}: where Keras's own backends and versions disagree. */
@Command(
    name = "backends",
    mixinStandardHelpOptions = true,
    description =
        "Says where Keras's own backends and versions disagree, as the fixtures have it: how many"
            + " cases, of which kind, for which cause, each with its smallest case and the rule that"
            + " it breaks.")
final class BackendsCommand implements Callable<Integer> {
  private static final String PAGE = "backends.html";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final FixtureOptions fixtures = new FixtureOptions();

  @Option(
      names = "--pair",
      paramLabel = "NAME",
      arity = "2",
      description = "Only these two, such as: --pair tensorflow torch. \"golden\" is one, too.")
  private @Nullable List<String> pair;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or csv: a row for each pair and cause. Default: ${DEFAULT-VALUE}")
  private Format format = Format.text;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Gets backends.html: every pair as a page.")
  private @Nullable Path report;

  /** How to print; spelled as on the command line. */
  enum Format {
    text,
    csv
  }

  @Override
  public Integer call() throws IOException {
    if (report == null) {
      find();
      return ExitStatus.CONFORMS;
    }
    try (ReportDirectory directory = ReportDirectory.prepare(report)) {
      DisagreementPage.write(directory.file(PAGE), find(), fixtures.backends());
      directory.complete();
    }
    if (format == Format.text) {
      out().printf("Report: %s%n", report.resolve(PAGE));
    }
    return ExitStatus.CONFORMS;
  }

  /** All disagreements; prints those that are asked for. */
  private Disagreements find() throws IOException {
    Interruption interruption = Main.interruption(spec);
    Disagreements found;
    Map<String, String> computesWith = fixtures.computesWith();
    try (Stream<Case> cases = interruption.cases(fixtures.checked())) {
      found = Disagreements.of(cases, computesWith);
    }
    List<Pair> pairs = pair == null ? found.pairs() : chosen(found, pair);
    interruption.check();
    if (format == Format.csv) {
      DisagreementCsv.write(out(), pairs);
    } else if (pair == null) {
      new DisagreementTable(out()).print(found);
    } else {
      pairs.forEach(new DisagreementTable(out())::print);
    }
    return found;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static List<Pair> chosen(Disagreements found, List<String> names) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i += 2) {
      pairs.add(chosen(found, names.get(i), names.get(i + 1)));
    }
    return pairs;
  }

  private static Pair chosen(Disagreements found, String one, String other) {
    for (String name : List.of(one, other)) {
      if (!found.names().contains(name)) {
        throw new UsageException(
            "--pair: no backend is called %s. There are: %s."
                .formatted(name, String.join(", ", found.names())));
      }
    }
    if (one.equals(other)) {
      throw new UsageException("--pair: two names expected. Received: %s twice.".formatted(one));
    }
    return found
        .pair(one, other)
        .orElseThrow(() -> new UsageException(oneVoice(found, one, other)));
  }

  private static String oneVoice(Disagreements found, String one, String other) {
    String shared = found.computesWith().containsKey(one) ? one : other;
    String voice = found.computesWith().get(shared);
    return "--pair: %s computes with %s and is no voice of its own. Expected: %s."
        .formatted(shared, voice, voice);
  }
}

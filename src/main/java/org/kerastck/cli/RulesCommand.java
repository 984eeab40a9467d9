package org.kerastck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.disagreement.RuleRemarks;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.rules.RulesPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rules}: the rules of padding and shapes, with what the fixtures say of each. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description =
        "Writes the rules of Keras's padding and shapes as Markdown, each with the fixtures that"
            + " prove it, and holds the claims of tutorials against the fixtures.")
final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final FixtureOptions fixtures = new FixtureOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes. Default: standard output")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    Interruption interruption = Main.interruption(spec);
    FixtureSet set = fixtures.checked();
    Map<String, String> computesWith = fixtures.computesWith();
    Map<String, List<String>> remarks;
    try (Stream<Case> cases = interruption.cases(set)) {
      remarks = RuleRemarks.of(Disagreements.of(cases, computesWith));
    }
    String page;
    try (Stream<Case> cases = interruption.cases(set)) {
      page = RulesPage.of(cases, remarks);
    }
    if (out == null) {
      spec.commandLine().getOut().print(page);
    } else {
      Files.writeString(out, page);
    }
    return ExitStatus.CONFORMS;
  }
}

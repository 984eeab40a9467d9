package org.kerastck.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineException;
import org.kerastck.engine.Engines;
import org.kerastck.fixture.Case;
import org.kerastck.run.CaseLine;
import org.kerastck.run.Wrapped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smoke}: a new adapter, step by step. */
@Command(
    name = "smoke",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks a new engine's adapter step by step, and says what to fix first.",
      "Asks a few cases a step; 'run' asks them all. What the engine's baseline has, as for 'run',"
          + " is known, and nothing to fix."
    },
    footer = {
      "",
      "Exit status: 0 every step is right, known or unsupported, 1 one is not,",
      "2 the engine does not start."
    })
final class SmokeCommand implements Callable<Integer> {
  private static final String INDENT = "      ";
  private static final String DEATH =
      "The adapter's process ends, or gives no answer: what it printed on standard error says why.";

  private static final String NEWS =
      "The engine's baseline does not have this: another library, machine or adapter than it was"
          + " written with. 'run' says what else is new.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ENGINE", description = "A name, or process:COMMAND.")
  private String name = "";

  @Mixin private FixtureOptions fixtures = new FixtureOptions();

  @Override
  public Integer call() {
    List<SmokeStep> steps = SmokeStep.all();
    try (Stream<Case> cases = fixtures.set().stream()) {
      cases.forEach(golden -> steps.forEach(step -> step.offer(golden)));
    }
    try (ConvolutionEngine engine = open()) {
      line("ok", "start", "%s %s".formatted(engine.name(), engine.version()));
      Baseline baseline = BaselineFile.readIfPresent(KnownOptions.committed(engine, fixtures));
      boolean isRight = true;
      boolean isKnown = false;
      List<Duration> times = new ArrayList<>();
      for (SmokeStep step : steps) {
        EngineRun run = new EngineRun(engine, baseline);
        List<Result> results = step.cases().stream().map(run::run).toList();
        results.forEach(result -> times.add(result.elapsed()));
        isKnown |= results.stream().anyMatch(Result::isKnown);
        isRight &= print(step, results, baseline);
        if (hasDied(results)) {
          out().println("The steps after this one are left out: correct this first.");
          break;
        }
      }
      times.sort(null);
      if (!times.isEmpty()) {
        line(
            "",
            "time per case",
            "median %s ms, longest %s ms"
                .formatted(
                    millis(times.get(times.size() / 2)), millis(times.get(times.size() - 1))));
      }
      String right = "%s so far: 'run' asks the rest.".formatted(isKnown ? "As known" : "Right");
      out().println(isRight ? right : "See FIX above.");
      return isRight ? ExitStatus.CONFORMS : ExitStatus.DEVIATES;
    }
  }

  private ConvolutionEngine open() {
    try {
      return Engines.open(name);
    } catch (EngineException e) {
      throw name.startsWith("process:")
          ? new EngineException(e.getMessage() + " The protocol: docs/engine-protocol.md")
          : e;
    }
  }

  /** Prints what came of a step, and its first failure that is not known; whether it is right. */
  private boolean print(SmokeStep step, List<Result> results, Baseline baseline) {
    long unsupported =
        results.stream().filter(result -> result.verdict() instanceof Verdict.Unsupported).count();
    long known = results.stream().filter(Result::isKnown).count();
    List<Result> failures = results.stream().filter(Result::isNewFailure).toList();
    String asKnown = known == 0 ? "" : "; %d fail as its baseline says".formatted(known);
    if (results.isEmpty()) {
      line("-", step.name(), "these fixtures have no such case");
    } else if (!failures.isEmpty()) {
      line(
          "FIX",
          step.name(),
          "%d of %d cases fail%s".formatted(failures.size(), results.size(), asKnown));
      Result first = failures.get(0);
      out().printf("      %s%n", first.golden().id());
      Wrapped.printParagraph(out(), INDENT, CaseLine.of(first));
      indented(hasDied(results) ? DEATH : baseline.entries().isEmpty() ? step.hint() : NEWS);
    } else if (unsupported == results.size()) {
      line("-", step.name(), "unsupported: " + results.get(0).verdict().sentence());
    } else {
      line(
          "ok",
          step.name(),
          (results.size() == 1 ? "1 case" : results.size() + " cases") + asKnown);
    }
    return failures.isEmpty();
  }

  /** An adapter that dies on every case of a step has not been asked the step's question. */
  private static boolean hasDied(List<Result> results) {
    return results.stream().anyMatch(Result::isNewFailure)
        && results.stream()
            .allMatch(
                result ->
                    result.verdict() instanceof Verdict.Crashed
                        || result.verdict() instanceof Verdict.TimedOut);
  }

  private void indented(String text) {
    Wrapped.print(out(), INDENT, text);
  }

  private void line(String mark, String step, String text) {
    out().printf("%-4s  %-22s %s%n", mark, step, text);
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}

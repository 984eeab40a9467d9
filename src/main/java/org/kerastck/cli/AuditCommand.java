package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kerastck.audit.LayerQuestion;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;
import org.kerastck.model.ModelLayer;
import org.kerastck.model.SavedModel;
import org.kerastck.report.Reproduction;
import org.kerastck.run.CaseLine;
import org.kerastck.run.Wrapped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: a user's own model. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says which convolutions of a saved Keras model an engine computes differently.",
      "Reads .keras, .h5 and the JSON of to_json(), in models within models, too, and asks the"
          + " engine for each Conv2D and Conv2DTranspose as the model has it, on small integers;"
          + " weights are not read. A size that the model leaves open is asked with every remainder"
          + " by the strides."
    },
    footer = {
      "",
      "Exit status: 0 no layer deviates, 1 one does, 2 the model cannot be read, or",
      "none of its layers be asked about.",
      "",
      "Example: java -jar keras-tck.jar audit segmentation.keras --engine nd4j"
    })
final class AuditCommand implements Callable<Integer> {
  private static final String INDENT = "               ";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MODEL", description = "A .keras, .h5 or .json file.")
  private Path model = Path.of("");

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      split = ",",
      description =
          "Engines to ask; 'engines' lists them, and process:COMMAND is any program that speaks the"
              + " engine protocol. May be given more than once. Default: nd4j")
  private List<String> engines = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    SavedModel saved = SavedModel.read(model);
    if (saved.layers().isEmpty()) {
      printHead(saved);
      return ExitStatus.CONFORMS;
    }
    Count count = new Count();
    try (OpenEngines opened = new OpenEngines()) {
      for (String name :
          engines.isEmpty() ? List.of("nd4j") : engines.stream().distinct().toList()) {
        opened.open(name, Optional.empty(), EngineOptions.DEFAULT_LIMIT, 1);
      }
      printHead(saved);
      for (ConvolutionEngine engine : opened.all()) {
        count.add(audit(engine, saved.layers(), opened.reproduction(List.of())));
      }
    }
    if (count.asked == 0) {
      throw new UsageException("Nothing of the model could be judged. In: " + model);
    }
    return count.failures == 0 ? ExitStatus.CONFORMS : ExitStatus.DEVIATES;
  }

  /** Of layers. */
  private static final class Count {
    private int asked;
    private int failures;
    private int unsupported;

    void add(Count other) {
      asked += other.asked;
      failures += other.failures;
      unsupported += other.unsupported;
    }

    void add(Verdict verdict) {
      asked++;
      failures += verdict.isFailure() ? 1 : 0;
      unsupported += verdict instanceof Verdict.Unsupported ? 1 : 0;
    }
  }

  private void printHead(SavedModel saved) {
    int layers = saved.layers().size();
    out()
        .printf(
            "%s: %s of Conv2D and Conv2DTranspose%n",
            model, layers == 1 ? "1 layer" : layers + " layers");
    if (!saved.others().isEmpty()) {
      Wrapped.print(out(), "  ", "not judged: " + String.join(", ", saved.others()));
    }
  }

  /** Prints what an engine makes of the layers. */
  private Count audit(
      ConvolutionEngine engine, List<ModelLayer> layers, Reproduction reproduction) {
    out().printf("%n%s %s%n", engine.name(), engine.version());
    EngineRun run = new EngineRun(engine, Baseline.empty());
    Count count = new Count();
    for (ModelLayer layer : layers) {
      LayerQuestion question = LayerQuestion.of(layer);
      Optional<Result> telling = telling(run, question.cases());
      String word = telling.map(result -> result.verdict().reportName()).orElse("not asked");
      out().printf("  %-12s %s%n", word, layer.name());
      question.remarks().forEach(remark -> Wrapped.print(out(), INDENT, remark));
      if (telling.isPresent()) {
        count.add(telling.get().verdict());
        tell(telling.get(), reproduction);
      }
      out().flush();
    }
    int left = layers.size() - count.asked;
    out()
        .printf(
            "  %d of %d %s, %d %s unsupported%s.%n",
            count.failures,
            layers.size(),
            count.failures == 1 ? "deviates" : "deviate",
            count.unsupported,
            count.unsupported == 1 ? "is" : "are",
            left == 0 ? "" : ", %d %s not asked".formatted(left, left == 1 ? "is" : "are"));
    return count;
  }

  /** The first result that a reader must know of; of right ones the last, with the activation. */
  private Optional<Result> telling(EngineRun run, List<Case> cases) {
    List<Result> results = new ArrayList<>();
    for (Case golden : cases) {
      Main.interruption(spec).check();
      results.add(run.run(golden));
    }
    return results.stream()
        .filter(result -> result.verdict().isFailure())
        .findFirst()
        .or(
            () ->
                results.stream()
                    .filter(result -> result.verdict() instanceof Verdict.Unsupported)
                    .findFirst())
        .or(() -> results.stream().reduce((first, second) -> second));
  }

  private void tell(Result result, Reproduction reproduction) {
    if (result.verdict() instanceof Verdict.Unsupported unsupported) {
      Wrapped.print(out(), INDENT, unsupported.sentence());
    } else if (result.verdict().isFailure()) {
      Wrapped.printParagraph(out(), INDENT, CaseLine.why(result));
      out().printf("%s%s%n", INDENT, reproduction.command(result.engine(), result.golden().id()));
    } else {
      Wrapped.print(out(), INDENT, result.golden().id());
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}

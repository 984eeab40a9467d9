package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.CaseExcerpt;
import org.kerastck.explain.Descriptor;
import org.kerastck.explain.Explanation;
import org.kerastck.explain.Glyphs;
import org.kerastck.explain.Subject;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: the padding arithmetic of one case. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explains the geometry of a layer, axis by axis: Keras's formulas with the numbers put in, and"
          + " a picture.",
      "Says so where Keras refuses the layer."
    },
    footer = {
      "",
      "Examples:",
      "  keras-tck explain conv2d-same-n5x4-k3x2-s2x1",
      "  keras-tck explain conv2d_transpose-valid-n3-k2-s3 --svg picture.svg",
      "  keras-tck explain --layer Conv2DTranspose --kernel-size 3,2 --strides 2,3",
      "",
      "Exit status: 0 explained, refused or not; 2 unusable arguments."
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description =
          "A case of the fixtures, or a line of the same shape: conv2d or conv2d_transpose, then"
              + " parts of -same -n5x4 -k3x2 -s2x1 -d1x1 -op0x1 -g1 -b1c2f3 -last; what is missing"
              + " has its default.")
  private @Nullable String id;

  @ArgGroup(exclusive = false)
  private @Nullable ExplainOptions options;

  @Option(
      names = "--fixtures",
      paramLabel = "PATH",
      description = "Where ID is looked for. Default: fixtures")
  private @Nullable Path fixtures;

  @Option(names = "--svg", paramLabel = "FILE", description = "Writes a drawing of the same, too.")
  private @Nullable Path svg;

  @Option(names = "--ascii", description = "Draws with ASCII characters alone.")
  private boolean ascii;

  @Override
  public Integer call() throws IOException {
    Explanation explanation = Explanation.of(subject());
    if (svg != null) {
      Files.writeString(svg, explanation.svg());
    }
    PrintWriter out = spec.commandLine().getOut();
    Glyphs glyphs = ascii ? Glyphs.ASCII : Glyphs.in(encoding());
    explanation.text(glyphs).forEach(out::println);
    if (svg != null) {
      out.printf("%nDrawing: %s%n", svg);
    }
    return ExitStatus.CONFORMS;
  }

  private Subject subject() {
    if ((id == null) == (options == null)) {
      throw new UsageException(
          id == null
              ? "What is to be explained? Expected: an ID, or options such as --layer Conv2D."
              : "An ID and options of the layer exclude each other. Received: " + id);
    }
    if (options != null) {
      return options.subject();
    }
    String name = String.valueOf(id);
    return golden(name).map(ExplainCommand::subject).orElseGet(() -> Descriptor.read(name));
  }

  private static Subject subject(Case golden) {
    return Subject.of(golden)
        .orElseThrow(
            () ->
                new UsageException(
                    ("Only the geometry of a layer's call can be explained. Received: case %s, about"
                            + " %s. What an engine makes of it: run --case %1$s")
                        .formatted(golden.id(), golden.call().subject())));
  }

  /** The case of that id, or the part of a case of that name. */
  private Optional<Case> golden(String name) {
    Path path = fixtures == null ? DefaultPaths.fixtures() : fixtures;
    String whole = CaseExcerpt.caseOf(name).orElse(name);
    Optional<Case> found;
    try (Stream<Case> cases = FixtureSet.at(List.of(path)).stream()) {
      found = cases.filter(golden -> golden.id().equals(whole)).findFirst();
    }
    return found.map(golden -> whole.equals(name) ? golden : part(golden, name));
  }

  private static Case part(Case golden, String name) {
    return CaseExcerpt.named(name, golden)
        .orElseThrow(
            () ->
                new UsageException(
                    "Case %s has no part of that number. Received: %s"
                        .formatted(golden.id(), name)));
  }

  /** What standard output is encoded in; JDK 17 says so only on a terminal. */
  private static Charset encoding() {
    for (String property : List.of("stdout.encoding", "sun.stdout.encoding")) {
      String name = System.getProperty(property, "");
      if (!name.isEmpty() && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.defaultCharset();
  }
}

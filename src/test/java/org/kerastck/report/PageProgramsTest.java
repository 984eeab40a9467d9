package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.Engines;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.kerastck.tool.Tool;

/**
 * The programs that the page offers, taken from it as a reader copies them, compiled and run: each
 * prints what Keras, this project or ND4J gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageProgramsTest {
  private static final List<Path> FIXTURES =
      List.of(
          Path.of("fixtures/conv2d/geometry.json"),
          Path.of("fixtures/conv2d/groups.json"),
          Path.of("fixtures/conv2d_transpose/geometry.json"),
          Path.of("fixtures/conv2d_transpose/output_padding.json"));

  private final Map<String, Case> cases = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> programs = new LinkedHashMap<>();
  private Path directory = Path.of("");

  @BeforeAll
  void readThePage(@TempDir Path temporary) throws IOException {
    directory = temporary;
    Tool.CHROMIUM.orSkip();
    Path report = directory.resolve("report");
    List<Case> spread = new ArrayList<>();
    for (Path path : FIXTURES) {
      List<Case> all;
      try (var stream = FixtureSet.at(List.of(path)).stream()) {
        // Where TensorFlow itself fails, its program shows that.
        all = stream.filter(PageProgramsTest::tensorflowAgrees).toList();
      }
      for (int i = 0; i < all.size(); i += all.size() / 12) {
        spread.add(all.get(i));
      }
    }
    SampleRun.writeWrong(report, spread);
    try (Browser browser = Browser.start(directory.resolve("user"))) {
      browser.open(report);
      for (Case golden : spread) {
        cases.put(golden.id(), golden);
        for (String language : List.of("python", "java", "nd4j")) {
          String program =
              (String)
                  browser.script(
                      "return %sCode(run.cases.find(one => one.id === '%s'))"
                          .formatted(language, golden.id()));
          if (!program.isEmpty()) {
            programs
                .computeIfAbsent(language, key -> new LinkedHashMap<>())
                .put(golden.id(), program);
          }
        }
      }
    }
  }

  @AfterAll
  void sayHowMany() {
    programs.forEach(
        (language, all) -> System.out.printf("%s: %d programs%n", language, all.size()));
  }

  @Test
  void thisProjectsProgramsGiveWhatKerasGives() throws Exception {
    Map<String, String> printed = new JavaPrograms(directory.resolve("java")).run(of("java"));
    assertEquals(cases.keySet(), printed.keySet());
    printed.forEach((id, text) -> assertPrints(golden(id), id, text));
  }

  @Test
  void nd4jsProgramsGiveWhatItsEngineGives() throws Exception {
    Map<String, String> printed = new JavaPrograms(directory.resolve("nd4j")).run(of("nd4j"));
    assertTrue(printed.size() > 20, () -> printed.size() + " programs");
    try (ConvolutionEngine engine = Engines.open("nd4j")) {
      for (Map.Entry<String, String> one : printed.entrySet()) {
        Outcome outcome = EngineCall.outcome(engine, named(one.getKey()).call());
        assertPrints(((Outcome.Output) outcome).tensor(), one.getKey(), one.getValue());
      }
    }
  }

  @Test
  void kerassProgramsGiveTheGolden() throws Exception {
    // One interpreter runs them all, in which the first alone could make the choice.
    of("python")
        .forEach(
            (id, program) ->
                assertTrue(
                    program.startsWith(
                        "import os\n\nos.environ[\"TF_ENABLE_ONEDNN_OPTS\"] = \"1\""),
                    id));
    Path python = Tool.KERAS_ON_TENSORFLOW.orSkip();
    Map<String, String> printed =
        new PythonPrograms(python, directory.resolve("python")).run(of("python"));
    assertEquals(cases.keySet(), printed.keySet());
    printed.forEach((id, text) -> assertPrints(golden(id), id, text));
  }

  private static boolean tensorflowAgrees(Case golden) {
    BackendOutcome outcome = golden.backends().get("tensorflow");
    return outcome != null && outcome.golden() instanceof Golden.Agrees;
  }

  private Map<String, String> of(String language) {
    return programs.getOrDefault(language, Map.of());
  }

  private Case named(String id) {
    return Objects.requireNonNull(cases.get(id), id);
  }

  private Tensor golden(String id) {
    return ((Golden.Output) named(id).expected()).tensor();
  }

  /** The shape and all numbers, however they are bracketed. */
  private static void assertPrints(Tensor expected, String id, String printed) {
    List<Double> numbers = new ArrayList<>();
    for (String word : printed.split("[^-+.0-9A-Za-z]+", -1)) {
      if (!word.isEmpty()) {
        numbers.add(Double.parseDouble(word));
      }
    }
    List<Double> wanted = new ArrayList<>();
    Shape shape = expected.shape();
    for (int axis = 0; axis < shape.rank(); axis++) {
      wanted.add((double) shape.size(axis));
    }
    for (float value : expected.data()) {
      wanted.add((double) value + 0.0);
    }
    numbers.replaceAll(number -> number + 0.0);
    assertEquals(wanted, numbers, id);
  }
}

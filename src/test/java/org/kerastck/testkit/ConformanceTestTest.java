package org.kerastck.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.engine.wrong.ClaimsNothing;
import org.kerastck.engine.wrong.PadsOffByOne;
import org.kerastck.fixture.BundledFixtures;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Manifest;
import org.kerastck.fixture.SmallFixture;

/** What an engine's author sees: passes, failures with their reason, skips, reports, baselines. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ConformanceTestTest {
  private static final String WHOLE = "the run as a whole";
  private static final int CASES = SmallFixture.cases().size();

  @TempDir private Path directory;

  @AfterEach
  void clearProperties() {
    Set.of("keras.case", "keras.suite", "keras.flag", "keras.layer", "keras.baseline")
        .forEach(System::clearProperty);
  }

  @Test
  void aConformingEnginePassesEveryCaseByItsId() throws IOException {
    Map<String, Optional<Throwable>> outcomes = new SmallMatrix(new JavaEngine(), directory).run();

    List<String> names = new ArrayList<>(SmallFixture.cases().stream().map(Case::id).toList());
    names.add(WHOLE);
    assertEquals(names, List.copyOf(outcomes.keySet()));
    assertEquals(Set.of(Optional.empty()), Set.copyOf(outcomes.values()));
  }

  @Test
  void aDeviationFailsWithItsDiagnosisAndTheCommandThatShowsIt() throws IOException {
    Map<String, Optional<Throwable>> outcomes =
        new SmallMatrix(new PadsOffByOne(), directory).run();

    String id = SmallFixture.named("conv2d-same").id();
    Throwable failure = outcomes.get(id).orElseThrow();
    String message = failure.getMessage();
    assertTrue(failure instanceof AssertionError);
    assertEquals(0, failure.getStackTrace().length);
    assertTrue(message.startsWith(id + ": deviates (value), new. Expected "), message);
    assertTrue(message.contains("The engine"), message);
    assertTrue(message.endsWith("test -Dtest=SmallMatrix -Dkeras.case=" + id), message);
  }

  @Test
  void aRunLeavesTheReportWithTheSameCommands() throws IOException {
    new SmallMatrix(new PadsOffByOne(), directory).run();

    Path report = directory.resolve("report");
    for (String name : List.of("report.html", "junit.xml", "summary.md", "results.jsonl")) {
      assertTrue(Files.size(report.resolve(name)) > 0, name);
    }
    for (String name : List.of("deviations.csv", "causes.csv", "summary.md", "junit.xml")) {
      String text = Files.readString(report.resolve(name));
      assertTrue(text.contains("-Dtest=SmallMatrix -Dkeras.case="), name);
      assertFalse(text.contains("java -jar"), name);
    }
    assertEquals(CASES + 2, Files.readAllLines(report.resolve("results.jsonl")).size());
  }

  @Test
  void whatIsUnsupportedIsSkippedAloudUnlessNothingMayBe() throws IOException {
    Map<String, Optional<Throwable>> lenient =
        new SmallMatrix(new ClaimsNothing(), directory).run();
    Map<String, Optional<Throwable>> strict =
        new SmallMatrix(new ClaimsNothing(), directory).lackingNothing().run();

    String id = SmallFixture.named("conv2d-same").id();
    assertTrue(message(lenient, id).startsWith("Unsupported: "), message(lenient, id));
    assertTrue(lenient.get(id).orElseThrow() instanceof CaseSkipped);
    assertTrue(strict.get(id).orElseThrow() instanceof CaseFailure);
  }

  @Test
  void anEngineThatCanDoNothingDoesNotPass() throws IOException {
    Map<String, Optional<Throwable>> outcomes =
        new SmallMatrix(new ClaimsNothing(), directory).run();

    assertEquals("No case of %d conforms to Keras.".formatted(CASES), message(outcomes, WHOLE));
  }

  @Test
  void anUpdatedBaselineIsHeldToFromThenOn() throws IOException {
    System.setProperty("keras.baseline", "update");
    Map<String, Optional<Throwable>> updating =
        new SmallMatrix(new PadsOffByOne(), directory).run();
    System.clearProperty("keras.baseline");
    Map<String, Optional<Throwable>> held = new SmallMatrix(new PadsOffByOne(), directory).run();
    Map<String, Optional<Throwable>> fixed = new SmallMatrix(new JavaEngine(), directory).run();
    System.setProperty("keras.baseline", "ignore");
    Map<String, Optional<Throwable>> ignoring =
        new SmallMatrix(new PadsOffByOne(), directory).run();

    String id = SmallFixture.named("conv2d-same").id();
    assertEquals(Optional.empty(), updating.get(id));
    assertTrue(message(held, id).startsWith("Known: "), message(held, id));
    assertTrue(held.get(id).orElseThrow() instanceof CaseSkipped);
    assertTrue(message(fixed, id).contains("conforms, and the baseline says: deviates value"));
    assertTrue(ignoring.get(id).orElseThrow() instanceof CaseFailure);
  }

  @Test
  void aBaselineOfCasesThatAreNotRunIsNotPassedOver() throws IOException {
    Baseline.Entry entry = new Baseline.Entry("deviates", "value", "", "");
    BaselineFile.write(
        directory.resolve("baseline.csv"), new Baseline(Map.of("no-such-case", entry)));

    Map<String, Optional<Throwable>> outcomes = new SmallMatrix(new JavaEngine(), directory).run();

    assertTrue(message(outcomes, WHOLE).contains("no-such-case"), message(outcomes, WHOLE));
  }

  @Test
  void propertiesChooseCases() throws IOException {
    String id = SmallFixture.named("conv2d_transpose-same").id();
    System.setProperty("keras.case", id);
    assertEquals(
        List.of(id), List.copyOf(new SmallMatrix(new AllZeros(), directory).run().keySet()));

    System.clearProperty("keras.case");
    System.setProperty("keras.layer", "Conv2DTranspose");
    Set<String> transposed = new SmallMatrix(new AllZeros(), directory).run().keySet();
    assertTrue(transposed.contains(id));
    assertTrue(transposed.stream().allMatch(name -> name.startsWith("conv2d_transpose")));
  }

  @Test
  void aDescriptionThatNoFixtureHasBecomesACase() throws IOException {
    String line = "conv2d-same-n2x2-k2x2-s1x1-b1c1f1-last-nobias";
    System.setProperty("keras.case", line);

    assertEquals(
        Map.of(line, Optional.empty()), new SmallMatrix(new JavaEngine(), directory).run());
  }

  @Test
  void fixturesThatAreNotTheManifestsAreRefused() throws IOException {
    SmallMatrix matrix = new SmallMatrix(new JavaEngine(), directory);
    Path file = directory.resolve("fixtures/small.json");
    Files.writeString(file, Files.readString(file) + "\n");

    CaseFailure failure = assertThrows(CaseFailure.class, matrix::run);

    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("Its SHA-256 is not what the manifest says."));
    assertTrue(String.valueOf(failure.getMessage()).endsWith("small.json"));
  }

  @Test
  void propertiesThatMeanNothingAreRefused() throws IOException {
    System.setProperty("keras.baseline", "rewrite");
    SmallMatrix matrix = new SmallMatrix(new JavaEngine(), directory);

    CaseFailure failure = assertThrows(CaseFailure.class, matrix::run);

    assertEquals(
        "keras.baseline must be update or ignore. Received: rewrite", failure.getMessage());
  }

  @Test
  void theBundledFixturesAreTheCommittedOnes() throws IOException {
    Path bundled = BundledFixtures.root();
    Manifest.check(bundled);
    assertEquals(
        FixtureSet.at(List.of(Path.of("fixtures"))).digest(),
        FixtureSet.at(List.of(bundled)).digest());
    assertTrue(Files.isDirectory(bundled.resolve("baselines")));
  }

  private static String message(Map<String, Optional<Throwable>> outcomes, String test) {
    return String.valueOf(outcomes.get(test).orElseThrow().getMessage());
  }
}

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
import org.kerastck.run.NoSuchCaseException;
import org.kerastck.testkit.SmallMatrix.Outcomes;

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
    Outcomes outcomes = new SmallMatrix(new JavaEngine(), directory).run();

    List<String> names = new ArrayList<>(SmallFixture.cases().stream().map(Case::id).toList());
    names.add(WHOLE);
    assertEquals(names, outcomes.names());
    assertTrue(names.stream().allMatch(outcomes::passes));
  }

  @Test
  void aDeviationFailsWithItsDiagnosisAndTheCommandThatShowsIt() throws IOException {
    Outcomes outcomes = new SmallMatrix(new PadsOffByOne(), directory).run();

    String id = SmallFixture.named("conv2d-same").id();
    Throwable failure = outcomes.thrown(id);
    String message = outcomes.message(id);
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
    Outcomes lenient = new SmallMatrix(new ClaimsNothing(), directory).run();
    Outcomes strict = new SmallMatrix(new ClaimsNothing(), directory).lackingNothing().run();

    String id = SmallFixture.named("conv2d-same").id();
    assertTrue(lenient.message(id).startsWith("Unsupported: "), lenient.message(id));
    assertTrue(lenient.thrown(id) instanceof CaseSkipped);
    assertTrue(strict.thrown(id) instanceof CaseFailure);
  }

  @Test
  void anEngineThatCanDoNothingDoesNotPass() throws IOException {
    Outcomes outcomes = new SmallMatrix(new ClaimsNothing(), directory).run();

    assertEquals("No case of %d conforms to Keras.".formatted(CASES), outcomes.message(WHOLE));
  }

  @Test
  void anUpdatedBaselineIsHeldToFromThenOn() throws IOException {
    System.setProperty("keras.baseline", "update");
    Outcomes updating = new SmallMatrix(new PadsOffByOne(), directory).run();
    System.clearProperty("keras.baseline");
    Outcomes held = new SmallMatrix(new PadsOffByOne(), directory).run();
    Outcomes fixed = new SmallMatrix(new JavaEngine(), directory).run();
    System.setProperty("keras.baseline", "ignore");
    Outcomes ignoring = new SmallMatrix(new PadsOffByOne(), directory).run();

    String id = SmallFixture.named("conv2d-same").id();
    assertTrue(updating.passes(id));
    assertTrue(held.message(id).startsWith("Known: "), held.message(id));
    assertTrue(held.thrown(id) instanceof CaseSkipped);
    assertTrue(fixed.message(id).contains("conforms, and the baseline says: deviates value"));
    assertTrue(ignoring.thrown(id) instanceof CaseFailure);
  }

  @Test
  void aBaselineOfCasesThatAreNotRunIsNotPassedOver() throws IOException {
    Baseline.Entry entry = new Baseline.Entry("deviates", "value", "", "");
    BaselineFile.write(
        directory.resolve("baseline.csv"), new Baseline(Map.of("no-such-case", entry)));

    Outcomes outcomes = new SmallMatrix(new JavaEngine(), directory).run();

    assertTrue(outcomes.message(WHOLE).contains("no-such-case"), outcomes.message(WHOLE));
    String junit = Files.readString(directory.resolve("report/junit.xml"));
    assertTrue(junit.contains("-Dkeras.baseline=update corrects it."), junit);
  }

  @Test
  void propertiesChooseCases() throws IOException {
    String id = SmallFixture.named("conv2d_transpose-same").id();
    System.setProperty("keras.case", id);
    assertEquals(List.of(id), new SmallMatrix(new AllZeros(), directory).run().names());

    System.clearProperty("keras.case");
    System.setProperty("keras.layer", "Conv2DTranspose");
    List<String> transposed = new SmallMatrix(new AllZeros(), directory).run().names();
    assertTrue(transposed.contains(id));
    assertTrue(transposed.stream().allMatch(name -> name.startsWith("conv2d_transpose")));
  }

  @Test
  void propertiesThatChooseNoCaseAreNamed() throws IOException {
    System.setProperty("keras.case", "nosuch* other*");
    System.setProperty("keras.flag", "Kernel*");
    SmallMatrix matrix = new SmallMatrix(new JavaEngine(), directory);

    NoSuchCaseException none = assertThrows(NoSuchCaseException.class, matrix::run);

    String message = String.valueOf(none.getMessage());
    assertTrue(
        message.startsWith("No case matches -Dkeras.case='nosuch* other*' -Dkeras.flag=Kernel*."),
        message);
  }

  @Test
  void aDescriptionThatNoFixtureHasBecomesACase() throws IOException {
    String line = "conv2d-same-n2x2-k2x2-s1x1-b1c1f1-last-nobias";
    System.setProperty("keras.case", line);

    Outcomes outcomes = new SmallMatrix(new JavaEngine(), directory).run();

    assertEquals(List.of(line), outcomes.names());
    assertTrue(outcomes.passes(line));
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
  void aFixtureThatTheManifestDoesNotListIsRefused() throws IOException {
    SmallMatrix matrix = new SmallMatrix(new JavaEngine(), directory);
    Files.copy(SmallFixture.FILE, directory.resolve("fixtures/another.json"));

    CaseFailure failure = assertThrows(CaseFailure.class, matrix::run);

    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("The manifest has no such file."), message);
    assertTrue(message.endsWith("another.json"), message);
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
    Manifest.checked(bundled);
    assertEquals(
        FixtureSet.at(List.of(Path.of("fixtures"))).digest(),
        FixtureSet.at(List.of(bundled)).digest());
    assertTrue(Files.isDirectory(bundled.resolve("baselines")));
  }
}

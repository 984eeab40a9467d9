package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.Engines;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CasePattern;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;

/**
 * Every committed case on every engine. {@code -Dkeras.case=ID} selects cases, globs allowed.
 *
 * <p>An engine without a baseline must conform on all of them; a failure that is in the baseline
 * must still be there, of the same kind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceMatrixTest {
  private static final Path FIXTURES = Path.of("fixtures");
  private static final List<String> ENGINES = List.of("java", "nd4j", "nd4j-explicit");

  private final CasePattern pattern =
      new CasePattern(List.of(System.getProperty("keras.case", "*")));
  private final Map<String, Subject> subjects = new LinkedHashMap<>();

  @BeforeAll
  void openEngines() {
    for (String name : ENGINES) {
      ConvolutionEngine engine = Engines.open(name);
      Baseline baseline = BaselineFile.readIfPresent(BaselineFile.committed(FIXTURES, engine));
      subjects.put(name, new Subject(engine, baseline));
    }
  }

  @AfterAll
  void closeEngines() {
    subjects.values().forEach(subject -> subject.engine().close());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("casesOnEngines")
  void verdictIsAsTheBaselineSays(String engine, Case golden) {
    Subject subject = subject(engine);
    Verdict verdict = Judge.judge(golden, EngineCall.outcome(subject.engine(), golden.call()));
    Baseline baseline = subject.baseline();
    boolean allowed =
        verdict instanceof Verdict.Conforms
            || verdict instanceof Verdict.Contested
            || (verdict instanceof Verdict.Unsupported && subject.mayLackFeatures());
    boolean expected =
        allowed ? baseline.entry(golden.id()).isEmpty() : baseline.knows(golden.id(), verdict);
    if (!expected) {
      throw new MatrixFailure(engine, golden, verdict, baseline.entry(golden.id()));
    }
  }

  /** Their outputs are compared with each other, not with the golden one. */
  @ParameterizedTest(name = "java and nd4j: {0}", allowZeroInvocations = true)
  @MethodSource("casesWithOutput")
  void javaAndNd4jAgreeUnlessNd4jIsKnownToDeviate(Case golden) {
    Outcome java = EngineCall.outcome(subject("java").engine(), golden.call());
    Outcome nd4j = EngineCall.outcome(subject("nd4j").engine(), golden.call());
    if (nd4j instanceof Outcome.Unsupported) {
      return;
    }
    boolean known = subject("nd4j").baseline().entry(golden.id()).isPresent();
    boolean agree = EngineAgreement.agree(golden, java, nd4j);
    if (agree == known) {
      throw new MatrixFailure(golden, agree);
    }
  }

  @Test
  void baselinesSpeakOfCasesThatExist() {
    TreeSet<String> unknown = new TreeSet<>();
    subjects.values().forEach(subject -> unknown.addAll(subject.baseline().entries().keySet()));
    FixtureSet.at(List.of(FIXTURES)).forEach(golden -> unknown.remove(golden.id()));
    assertEquals(new TreeSet<>(), unknown);
  }

  Stream<Arguments> casesOnEngines() {
    return selected()
        .flatMap(golden -> ENGINES.stream().map(engine -> Arguments.of(engine, golden)));
  }

  Stream<Case> casesWithOutput() {
    return selected()
        .filter(golden -> golden.call() instanceof LayerCall)
        .filter(golden -> golden.expected() instanceof Golden.Output)
        .filter(golden -> !golden.isContested())
        .filter(golden -> !isKnownToCrash(golden));
  }

  private boolean isKnownToCrash(Case golden) {
    return subject("nd4j")
        .baseline()
        .entry(golden.id())
        .map(entry -> entry.verdict().equals("crashed"))
        .orElse(false);
  }

  private Subject subject(String engine) {
    return Objects.requireNonNull(subjects.get(engine), engine);
  }

  private Stream<Case> selected() {
    return FixtureSet.at(List.of(FIXTURES)).stream().filter(golden -> pattern.matches(golden.id()));
  }

  /** An engine, and what it is known to get wrong. */
  private record Subject(ConvolutionEngine engine, Baseline baseline) {

    /** This project's own layers must do everything that the fixtures ask. */
    boolean mayLackFeatures() {
      return !engine.name().equals("java");
    }
  }
}

package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.engine.wrong.AnswersAnotherCase;
import org.kerastck.engine.wrong.ClaimsNothing;
import org.kerastck.engine.wrong.KernelLayoutSwapped;
import org.kerastck.engine.wrong.NotANumber;
import org.kerastck.engine.wrong.PadsOffByOne;
import org.kerastck.engine.wrong.Throws;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;

/** Engines that are wrong on purpose must be found out. */
class WrongEnginesTest {
  private static final String CONV2D = "conv2d-same";
  private static final String TRANSPOSED = "conv2d_transpose-same";
  private static final String ROUNDED = "conv2d-same-n3x5";
  private static final String INVALID = "conv2d-error-padding";

  @Test
  void theRightEngineConforms() {
    for (String prefix : List.of(CONV2D, TRANSPOSED, ROUNDED, INVALID)) {
      assertEquals("conforms", verdict(new JavaEngine(), prefix));
    }
  }

  @Test
  void zerosAreWrongValues() {
    for (String prefix : List.of(CONV2D, TRANSPOSED, ROUNDED)) {
      assertEquals("deviates value", verdict(new AllZeros(), prefix));
    }
  }

  @Test
  void paddingThatIsOffByOneGivesWrongValues() {
    for (String prefix : List.of(CONV2D, TRANSPOSED, ROUNDED)) {
      assertEquals("deviates value", verdict(new PadsOffByOne(), prefix));
    }
  }

  @Test
  void aSwappedKernelLayoutGivesWrongValues() {
    for (String prefix : List.of(CONV2D, TRANSPOSED, ROUNDED)) {
      assertEquals("deviates value", verdict(new KernelLayoutSwapped(), prefix));
    }
  }

  @Test
  void nanInTheLastElementIsNonFinite() {
    for (String prefix : List.of(CONV2D, TRANSPOSED, ROUNDED)) {
      assertEquals("deviates non_finite", verdict(new NotANumber(), prefix));
    }
  }

  @Test
  void throwingIsRejectingWhatIsValid() {
    assertEquals("deviates rejected_valid", verdict(new Throws(), CONV2D));
  }

  @Test
  void throwingConformsWhereKerasRaises() {
    assertEquals("conforms", verdict(new Throws(), INVALID));
  }

  @Test
  void claimingNothingIsUnsupported() {
    for (String prefix : List.of(CONV2D, TRANSPOSED, ROUNDED, INVALID)) {
      assertEquals("unsupported", verdict(new ClaimsNothing(), prefix));
    }
  }

  @Test
  void theAnswerOfAnotherCaseHasAnotherShape() {
    AnswersAnotherCase engine = new AnswersAnotherCase();
    assertEquals("deviates value", verdict(engine, CONV2D));
    assertEquals("deviates shape", verdict(engine, TRANSPOSED));
  }

  @Test
  void noSuiteOfOutputsLetsAWrongEnginePass() {
    List<ConvolutionEngine> engines =
        List.of(
            new AllZeros(),
            new PadsOffByOne(),
            new KernelLayoutSwapped(),
            new NotANumber(),
            new Throws(),
            new ClaimsNothing(),
            new AnswersAnotherCase());
    Map<String, TreeSet<String>> caught = new HashMap<>();
    FixtureSet.at(List.of(Path.of("fixtures")))
        .forEach(
            golden -> {
              if (golden.expected() instanceof Golden.Output) {
                TreeSet<String> names =
                    caught.computeIfAbsent(golden.suite(), suite -> new TreeSet<>());
                engines.stream()
                    .filter(engine -> !verdict(engine, golden).matches("conforms|contested"))
                    .forEach(engine -> names.add(engine.name()));
              }
            });
    TreeSet<String> all = new TreeSet<>();
    engines.forEach(engine -> all.add(engine.name()));
    assertNotEquals(Map.of(), caught);
    caught.forEach((suite, names) -> assertEquals(all, names, suite));
  }

  private static String verdict(ConvolutionEngine engine, String prefix) {
    return verdict(engine, SmallFixture.named(prefix));
  }

  private static String verdict(ConvolutionEngine engine, Case golden) {
    Verdict verdict = Judge.judge(golden, EngineCall.outcome(engine, golden.call()));
    return (verdict.reportName() + " " + Baseline.kindOf(verdict)).strip();
  }
}

package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.conformance.Judge;
import org.kerastck.conformance.Verdict;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tool.Tool;

/** The adapters in other languages, each with the real library; skipped aloud where it is not. */
@Timeout(300)
class AdaptersTest {
  private static final Duration PATIENT = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource(names = {"KERAS_ON_JAX", "KERAS_ON_TENSORFLOW"})
  void kerasItselfConforms(Tool tool) {
    try (ConvolutionEngine keras = keras(tool)) {
      assertEquals("keras-" + backend(tool), keras.name());
      for (Case golden : SmallFixture.cases()) {
        Verdict verdict = Judge.judge(golden, EngineCall.outcome(keras, golden.call()));
        assertInstanceOf(Verdict.Conforms.class, verdict, golden.id() + ": " + verdict);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KERAS_ON_JAX", "KERAS_ON_TENSORFLOW"})
  void kerasItselfGivesGradients(Tool tool) {
    try (ConvolutionEngine keras = keras(tool)) {
      for (String layer : List.of("conv2d", "conv2d_transpose")) {
        String line = layer + "-same-n5x4-k3x2-s2x1-b2c3f2-last-bias-relu-gradients";
        Case made = Descriptor.read(line).made().orElseThrow();
        Verdict verdict = Judge.judge(made, EngineCall.outcome(keras, made.call()));
        assertInstanceOf(Verdict.Conforms.class, verdict, line + ": " + verdict);
      }
    }
  }

  private static ConvolutionEngine keras(Tool tool) {
    String command =
        "process:%s adapters/python/keras_engine.py %s".formatted(tool.orSkip(), backend(tool));
    return Engines.open(command, Optional.empty(), PATIENT);
  }

  private static String backend(Tool tool) {
    return tool == Tool.KERAS_ON_JAX ? "jax" : "tensorflow";
  }

  /** Its transposed layer takes a dilation rate and computes without it. */
  @Test
  void tensorFlowJsConformsButForDilationOfTheTransposedLayer() {
    Tool.TENSORFLOW_JS.orSkip();
    String command = "process:node adapters/node/tfjs_engine.mjs";
    try (ConvolutionEngine tfjs = Engines.open(command, Optional.empty(), PATIENT)) {
      assertEquals("tfjs", tfjs.name());
      for (Case golden : SmallFixture.cases()) {
        boolean isDilated = golden.id().matches("conv2d_transpose-.*-d3x3-.*");
        Verdict verdict = Judge.judge(golden, EngineCall.outcome(tfjs, golden.call()));
        assertEquals(
            isDilated ? "deviates" : "conforms",
            verdict.reportName(),
            golden.id() + ": " + verdict);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"python/keras_engine.py", "python/keras_gradients.py", "node/tfjs_engine.mjs"})
  void anAdapterIsShort(String file) throws IOException {
    int lines = Files.readAllLines(Path.of("adapters").resolve(file)).size();
    assertTrue(lines < 150, file + " has " + lines);
  }
}

package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Shard;
import org.kerastck.fixture.FixtureSet;

/** Every committed case on each engine of one directory, held against the engine's baseline. */
class EngineMatrixTest {
  private static final Path FIXTURES = Path.of("fixtures");
  private static final int SHOWN = 20;

  /** The engines as a run finds them: in a child JVM on the directory's jars. */
  static Stream<Named<ConvolutionEngine>> engines() {
    Path directory = Path.of(System.getProperty("keras.engine.directory"));
    return new EngineDirectory(directory).engines().stream()
        .map(engine -> Named.of(engine.name(), engine));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engines")
  void everyVerdictIsAsTheBaselineSays(ConvolutionEngine engine) {
    Baseline baseline = BaselineFile.readIfPresent(BaselineFile.committed(FIXTURES, engine));
    List<String> unexpected = new ArrayList<>();
    try (ConvolutionEngine child = ChildEngine.start(engine)) {
      EngineRun run = new EngineRun(child, baseline);
      FixtureSet.at(List.of(FIXTURES))
          .forEach(
              golden -> {
                Result result = run.run(golden);
                if (result.verdict().isFailure() && !result.isKnown()) {
                  unexpected.add(golden.id() + ": " + result.reason());
                }
              });
      run.endOfCases(Shard.WHOLE);
      run.staleEntries().forEach(id -> unexpected.add(id + ": no longer fails as it did"));
      assertFalse(run.tally().count("conforms") == 0, "no case conforms");
    }
    assertEquals(List.of(), unexpected.subList(0, Math.min(SHOWN, unexpected.size())));
  }
}

package org.kerastck.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.report.Reproduction;
import org.kerastck.testkit.ConformanceTest;

/** Every committed case on each engine of one directory, held against the engine's baseline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineMatrixTest {
  private static final Path FIXTURES = Path.of("fixtures");

  private final List<Matrix> matrices = new ArrayList<>();

  /** The engines as a run finds them: in a child JVM on the directory's jars. */
  @TestFactory
  List<DynamicContainer> engines() throws IOException {
    List<DynamicContainer> containers = new ArrayList<>();
    Path directory = Path.of(System.getProperty("keras.engine.directory"));
    for (ConvolutionEngine engine : new EngineDirectory(directory).engines()) {
      Matrix matrix = new Matrix(engine);
      matrices.add(matrix);
      containers.add(DynamicContainer.dynamicContainer(engine.name(), matrix.conformsToKeras()));
    }
    return containers;
  }

  @AfterAll
  void endOfRuns() throws IOException {
    for (Matrix matrix : matrices) {
      matrix.endOfRun();
    }
  }

  /** The matrix of one engine. */
  private static final class Matrix extends ConformanceTest {
    private final ConvolutionEngine engine;

    Matrix(ConvolutionEngine engine) {
      this.engine = engine;
    }

    @Override
    protected ConvolutionEngine engine() {
      return engine;
    }

    @Override
    protected Path fixtures() {
      return FIXTURES;
    }

    @Override
    protected Path baseline() {
      return BaselineFile.committed(FIXTURES, engine);
    }

    @Override
    protected Path report() {
      return Path.of("target", "keras-tck", engine.name());
    }

    @Override
    protected String command() {
      return Reproduction.COMMAND_LINE.beginning(engine.name());
    }
  }
}

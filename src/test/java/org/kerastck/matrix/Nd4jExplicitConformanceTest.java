package org.kerastck.matrix;

import java.nio.file.Path;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Nd4jExplicitEngine;
import org.kerastck.testkit.ConformanceTest;

/** ND4J with this project's geometry around it. */
class Nd4jExplicitConformanceTest extends ConformanceTest {
  @Override
  protected ConvolutionEngine engine() {
    return new Nd4jExplicitEngine();
  }

  @Override
  protected Path baseline() {
    return BaselineFile.committed(Path.of("fixtures"), engine());
  }
}

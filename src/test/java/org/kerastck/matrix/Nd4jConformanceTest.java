package org.kerastck.matrix;

import java.nio.file.Path;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Nd4jEngine;
import org.kerastck.testkit.ConformanceTest;

/** ND4J as its users call it, in a child JVM that may die. */
class Nd4jConformanceTest extends ConformanceTest {
  @Override
  protected ConvolutionEngine engine() {
    return new Nd4jEngine();
  }

  @Override
  protected Path baseline() {
    return BaselineFile.committed(Path.of("fixtures"), engine());
  }
}

package org.kerastck.matrix;

import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.JavaEngine;
import org.kerastck.fixture.Case;
import org.kerastck.testkit.ConformanceTest;

/** This project's own layers: they must do everything that the fixtures ask. */
class JavaConformanceTest extends ConformanceTest {
  @Override
  protected ConvolutionEngine engine() {
    return new JavaEngine();
  }

  @Override
  protected boolean mayBeUnsupported(Case golden) {
    return false;
  }
}

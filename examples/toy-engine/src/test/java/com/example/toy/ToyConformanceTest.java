package com.example.toy;

import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.CaseFilter;
import org.kerastck.testkit.ConformanceTest;

/** The toy engine on Keras's Conv2D: what it computes, not which arguments it refuses. */
class ToyConformanceTest extends ConformanceTest {
  @Override
  protected ConvolutionEngine engine() {
    return new ToyEngine();
  }

  @Override
  protected CaseFilter cases() {
    return CaseFilter.all().withSuites("conv2d/geometry", "conv2d/rounded", "conv2d/regressions");
  }
}

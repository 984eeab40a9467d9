package org.kerastck.conformance;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.reference.ConvolutionProblem;

/**
 * The geometry of both axes.
 *
 * @param height of the height
 * @param width of the width
 */
public record AxisPair(AxisGeometry height, AxisGeometry width) {

  /** The geometry of a problem. */
  public static AxisPair of(ConvolutionProblem problem) {
    return new AxisPair(problem.height(), problem.width());
  }
}

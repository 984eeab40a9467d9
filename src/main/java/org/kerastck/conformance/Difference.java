package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.tensor.Shape;

/**
 * How two outputs differ in numbers.
 *
 * @param tensor which of the outcome's tensors, such as {@code "output"}
 * @param expectedShape the golden output's shape
 * @param actualShape the engine's
 * @param first the first element that is out of bounds; empty where the shapes differ
 * @param count the number of elements that are out of bounds
 * @param nonFinite the number among them with NaN or an infinity on either side
 * @param largestAbsolute the largest |actual - expected| among them, of finite elements
 * @param largestUlp the same, in units in the last place of float32
 */
public record Difference(
    String tensor,
    Shape expectedShape,
    Shape actualShape,
    Optional<Element> first,
    int count,
    int nonFinite,
    double largestAbsolute,
    long largestUlp) {

  /**
   * One element.
   *
   * @param index its indices
   * @param expected the golden value
   * @param actual the engine's
   */
  public record Element(Shape index, float expected, float actual) {}

  /** A difference of shapes. */
  static Difference ofShapes(String tensor, Shape expected, Shape actual) {
    return new Difference(tensor, expected, actual, Optional.empty(), 0, 0, 0, 0);
  }
}

package org.kerastck.explain;

import java.util.List;
import java.util.Optional;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/**
 * What there is to say about a subject.
 *
 * @param subject what is explained
 * @param refusal why Keras does not compute, where it does not
 * @param geometry both axes, where the configuration is of numbers that make one
 */
public record Explanation(Subject subject, Optional<Refusal> refusal, Optional<Geometry> geometry) {

  /**
   * The geometry of both axes.
   *
   * @param spec the configuration in numbers
   * @param height of the height
   * @param width of the width
   */
  record Geometry(ConvolutionSpec spec, AxisGeometry height, AxisGeometry width) {

    /** Whether both axes come to the same. */
    boolean isSquare() {
      return height.equals(width);
    }

    /** Whether there is an input and an output to draw. */
    boolean isDrawable() {
      return isDrawable(height) && isDrawable(width);
    }

    private static boolean isDrawable(AxisGeometry axis) {
      return axis.inputSize() > 0 && axis.outputSize() > 0;
    }
  }

  /** Explains a subject. */
  public static Explanation of(Subject subject) {
    return new Explanation(subject, Refusal.of(subject), geometry(subject));
  }

  /** Everything in lines of at most 80 characters. */
  public List<String> text(Glyphs glyphs) {
    return TextExplanation.lines(this, glyphs);
  }

  /** The same as a drawing. */
  public String svg() {
    return SvgExplanation.document(this);
  }

  private static Optional<Geometry> geometry(Subject subject) {
    Shape input = subject.input();
    if (input.rank() != 4) {
      return Optional.empty();
    }
    try {
      ConvolutionSpec spec = SpecReader.read(subject.layer());
      if (!spec.isPositive()) {
        return Optional.empty();
      }
      DataFormat format = spec.dataFormat();
      return Optional.of(
          new Geometry(
              spec,
              spec.geometry(input.size(format.heightAxis()), spec.height()),
              spec.geometry(input.size(format.widthAxis()), spec.width())));
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }
}

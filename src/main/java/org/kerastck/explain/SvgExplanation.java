package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.geometry.AxisGeometry;

/** An explanation as one SVG document that needs nothing else. */
final class SvgExplanation {
  private final SvgCanvas canvas = new SvgCanvas();
  private final Explanation explanation;

  private SvgExplanation(Explanation explanation) {
    this.explanation = explanation;
  }

  static String document(Explanation explanation) {
    SvgExplanation svg = new SvgExplanation(explanation);
    svg.draw();
    return svg.canvas.document(explanation.subject().title());
  }

  private void draw() {
    explanation
        .geometry()
        .ifPresentOrElse(
            geometry -> canvas.heading(CaseWords.layer(geometry.spec())),
            () -> canvas.heading(explanation.subject().layer().className()));
    canvas.small(explanation.subject().title());
    explanation
        .refusal()
        .ifPresent(
            refusal -> {
              canvas.warning("Keras refuses this: " + refusal.type() + " " + refusal.when() + ".");
              canvas.words(refusal.rule().replace('\n', ' '));
            });
    explanation.geometry().ifPresent(this::draw);
  }

  private void draw(Explanation.Geometry geometry) {
    boolean drawn = explanation.refusal().isEmpty() && geometry.isDrawable();
    if (explanation.refusal().isEmpty()) {
      canvas.small(String.join("   ", CaseWords.shapes(geometry, explanation.subject().input())));
    }
    if (drawn) {
      Strip height = Strips.convolution(geometry.height());
      Strip width = Strips.convolution(geometry.width());
      new SvgGrid(canvas, height, width).draw();
      new SvgLegend(canvas).draw(kinds(geometry));
    }
    if (geometry.isSquare()) {
      axis("Height and width alike", geometry, geometry.height(), drawn);
    } else {
      axis("Height", geometry, geometry.height(), drawn);
      axis("Width", geometry, geometry.width(), drawn);
    }
  }

  private void axis(String name, Explanation.Geometry geometry, AxisGeometry axis, boolean drawn) {
    canvas.subheading(name);
    AxisWords.of(axis, geometry.spec().padding()).forEach(canvas::words);
    if (drawn) {
      for (Strip strip : Strips.of(axis)) {
        canvas.caption(strip.title());
        new SvgStrip(canvas, strip).draw();
      }
    }
  }

  /** The kinds of cells that occur in the drawing, in their fixed order. */
  private static List<Cell.Kind> kinds(Explanation.Geometry geometry) {
    List<Cell.Kind> kinds = new ArrayList<>();
    for (Cell.Kind kind : Cell.Kind.values()) {
      if (has(geometry.height(), kind) || has(geometry.width(), kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static boolean has(AxisGeometry axis, Cell.Kind kind) {
    for (Strip strip : Strips.of(axis)) {
      for (int position : Shown.of(strip.cellCount(), SvgStrip.MOST_CELLS)) {
        if (position != Shown.GAP && strip.cells().apply(position).kind() == kind) {
          return true;
        }
      }
    }
    return false;
  }
}

package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.reference.LayerKind;

/** An explanation for a terminal. */
final class TextExplanation {
  private static final int INDENT = 2;

  private final Explanation explanation;
  private final Glyphs glyphs;
  private final List<String> lines = new ArrayList<>();

  private TextExplanation(Explanation explanation, Glyphs glyphs) {
    this.explanation = explanation;
    this.glyphs = glyphs;
  }

  static List<String> lines(Explanation explanation, Glyphs glyphs) {
    TextExplanation text = new TextExplanation(explanation, glyphs);
    text.print();
    return text.lines;
  }

  private void print() {
    lines.addAll(TextLines.wrapped(0, explanation.subject().title()));
    explanation.geometry().ifPresent(geometry -> say(CaseWords.layer(geometry.spec())));
    explanation.refusal().ifPresent(this::print);
    explanation.geometry().ifPresent(this::print);
  }

  private void print(Refusal refusal) {
    lines.add("");
    lines.add("Keras refuses this: %s %s.".formatted(refusal.type(), refusal.when()));
    say(refusal.rule().replace('\n', ' '));
  }

  private void print(Explanation.Geometry geometry) {
    boolean refused = explanation.refusal().isPresent();
    if (refused) {
      lines.add("");
      lines.add("The formulas with these numbers, were it not refused:");
    } else {
      CaseWords.shapes(geometry, explanation.subject().input()).forEach(this::say);
    }
    boolean drawn = !refused && geometry.isDrawable();
    if (geometry.isSquare()) {
      axis("Height and width alike", geometry, geometry.height(), drawn);
    } else {
      axis("Height", geometry, geometry.height(), drawn);
      axis("Width", geometry, geometry.width(), drawn);
    }
    if (drawn) {
      grid(geometry);
    } else if (!refused) {
      lines.add("");
      say("There is nothing to draw: the input or the output is empty.");
    }
  }

  private void axis(String name, Explanation.Geometry geometry, AxisGeometry axis, boolean drawn) {
    lines.add("");
    lines.add(name);
    AxisWords.of(axis, geometry.spec().padding()).forEach(this::say);
    if (drawn) {
      for (Strip strip : Strips.of(axis)) {
        lines.add("");
        lines.addAll(TextLines.wrapped(INDENT, strip.title()));
        lines.addAll(TextStrip.draw(strip, glyphs));
      }
    }
  }

  private void grid(Explanation.Geometry geometry) {
    List<String> grid =
        TextGrid.draw(
            Strips.convolution(geometry.height()), Strips.convolution(geometry.width()), glyphs);
    if (!grid.isEmpty()) {
      boolean transposed = geometry.spec().kind() == LayerKind.CONV2D_TRANSPOSE;
      lines.add("");
      lines.add(transposed ? "Both axes, as a convolution" : "Both axes");
      lines.addAll(grid);
    }
  }

  private void say(String words) {
    lines.addAll(TextLines.wrapped(INDENT, words));
  }
}

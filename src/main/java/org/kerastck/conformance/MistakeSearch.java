package org.kerastck.conformance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Looks for the mistake under which the reference arithmetic gives an engine's own output: fewest
 * mistakes first, and of equally many, one of layout or arguments before one of pads. Only what is
 * reproduced in every number is named.
 */
final class MistakeSearch {
  /** What is searched, for people. */
  static final String TRIED =
      "as far as the run's budget for searching reached, one or two of these mistakes: the bias,"
          + " activation, strides, dilation or groups ignored or taken otherwise; the kernel flipped,"
          + " swapped or misread; the input or output laid out otherwise; every pad, crop and output"
          + " size near Keras's";

  /** What it costs to make one, in products. */
  private static final int COST_OF_A_HYPOTHESIS = 100;

  /** How many small integers a number is worth in whose digits rounding leaves little choice. */
  private static final int EVIDENCE_OF_A_FRACTION = 4;

  /** Distinct numbers that an output must have before pads are told apart by it. */
  private static final int EVIDENCE_FOR_PADS = 3;

  /** The same for two mistakes at once: with few numbers, some pair always fits. */
  private static final int EVIDENCE_FOR_PAIRS = 8;

  private final ConvolutionProblem right;
  private final Tensor output;
  private final SearchBudget budget;
  private final List<WrongRule> rules;

  private MistakeSearch(
      ConvolutionProblem right, Tensor output, SearchBudget budget, List<WrongRule> rules) {
    this.right = right;
    this.output = output;
    this.budget = budget;
    this.rules = rules;
  }

  /**
   * The mistake; empty where none is found, or the budget is spent.
   *
   * @param known which of several wrong rules is tried first
   */
  static Optional<Diagnosis> find(
      ConvolutionProblem right,
      BoundedActivation activation,
      Tensor output,
      SearchBudget budget,
      RuleCounts known) {
    if (output.shape().rank() != 4 || budget.isSpent()) {
      return Optional.empty();
    }
    return new MistakeSearch(right, output, budget, known.catalogue())
        .find(new Hypothesis(right, activation, Optional.empty()));
  }

  private Optional<Diagnosis> find(Hypothesis none) {
    List<Hypothesis> single = LayoutMistakes.of(none, rules);
    Optional<Diagnosis> found = first(single);
    if (found.isEmpty()) {
      found = transposedOutput(none);
    }
    long evidence = evidence();
    if (found.isEmpty() && evidence >= EVIDENCE_FOR_PADS) {
      found = geometry(none);
    }
    if (evidence < EVIDENCE_FOR_PAIRS) {
      return found;
    }
    for (Hypothesis one : single) {
      if (found.isPresent() || budget.isSpent()) {
        break;
      }
      found = first(LayoutMistakes.of(one, rules));
    }
    for (Hypothesis one : single) {
      if (found.isPresent() || budget.isSpent()) {
        break;
      }
      found = geometry(one);
    }
    return found;
  }

  /** Distinct numbers; one that is no integer tells as much as several small ones that are. */
  private long evidence() {
    return IntStream.range(0, output.data().length)
        .mapToObj(i -> output.data()[i])
        .distinct()
        .mapToLong(number -> number % 1 != 0 && Float.isFinite(number) ? EVIDENCE_OF_A_FRACTION : 1)
        .sum();
  }

  private Optional<Diagnosis> first(List<Hypothesis> hypotheses) {
    budget.spend(hypotheses.size() * COST_OF_A_HYPOTHESIS);
    for (Hypothesis hypothesis : hypotheses) {
      if (hypothesis.gives(output, budget)) {
        return hypothesis.found();
      }
    }
    return Optional.empty();
  }

  /** The right numbers, laid out in the other data format. */
  private Optional<Diagnosis> transposedOutput(Hypothesis none) {
    boolean last = right.spec().dataFormat().channelAxis() == 3;
    String layout = last ? "NHWC" : "NCHW";
    String other = last ? "NCHW" : "NHWC";
    if (!none.problem().isComputable()) {
      return Optional.empty();
    }
    int[] order = Rearranged.order(layout, other);
    int[] back = Rearranged.order(other, layout);
    Shape shape = right.outputShape();
    int[] sizes = new int[4];
    for (int i = 0; i < 4; i++) {
      sizes[i] = shape.size(order[i]);
    }
    Shape laidOut = Shape.of(sizes);
    boolean asLabelled = output.shape().equals(laidOut);
    if (!asLabelled && !output.shape().equals(shape)) {
      return Optional.empty();
    }
    Tensor reordered = Rearranged.transposed(Tensor.of(laidOut, output.data()), back);
    return none.gives(reordered, budget)
        ? Optional.of(Diagnosis.of("the output is laid out as %s, not %s".formatted(other, layout)))
        : Optional.empty();
  }

  /** Other pads or crops on one axis, then on both. */
  private Optional<Diagnosis> geometry(Hypothesis from) {
    ConvolutionProblem problem = from.problem();
    Shape shape = output.shape();
    int outputHeight = shape.size(problem.spec().dataFormat().heightAxis());
    int outputWidth = shape.size(problem.spec().dataFormat().widthAxis());
    List<AxisGeometry> heights = AxisMistakes.candidates(problem.height(), outputHeight);
    List<AxisGeometry> widths = AxisMistakes.candidates(problem.width(), outputWidth);
    Optional<Diagnosis> found = among(from, heights, widths.subList(0, 1));
    if (found.isEmpty()) {
      found = among(from, heights.subList(0, 1), widths.subList(1, widths.size()));
    }
    return found.isPresent()
        ? found
        : among(from, heights.subList(1, heights.size()), widths.subList(1, widths.size()));
  }

  /** The first pair of axes that gives the output. */
  private Optional<Diagnosis> among(
      Hypothesis from, List<AxisGeometry> heights, List<AxisGeometry> widths) {
    for (AxisGeometry height : heights) {
      for (AxisGeometry width : widths) {
        if (budget.isSpent()) {
          return Optional.empty();
        }
        ConvolutionProblem wrong = from.problem().withAxes(height, width);
        if (from.with(wrong).gives(output, budget)) {
          return moved(from, height, width).found();
        }
      }
    }
    return Optional.empty();
  }

  private static Hypothesis moved(Hypothesis from, AxisGeometry height, AxisGeometry width) {
    ConvolutionProblem problem = from.problem();
    boolean heightDiffers = !sameReads(problem.height(), height);
    boolean widthDiffers = !sameReads(problem.width(), width);
    ConvolutionProblem wrong = problem.withAxes(height, width);
    Diagnosis first = AxisMistakes.difference(problem.height(), height, "height");
    Diagnosis second = AxisMistakes.difference(problem.width(), width, "width");
    if (heightDiffers && widthDiffers) {
      String cause =
          first.cause().equals(second.cause())
              ? first.cause()
              : "gives another output size than Keras";
      return from.with(
          wrong, new Diagnosis(cause, first.sentence() + Diagnosis.BETWEEN + second.sentence()));
    }
    if (!heightDiffers && !widthDiffers) {
      return from;
    }
    return from.with(wrong, heightDiffers ? first : second);
  }

  private static boolean sameReads(AxisGeometry right, AxisGeometry wrong) {
    if (right.outputSize() != wrong.outputSize()) {
      return false;
    }
    for (int output = 0; output < right.outputSize(); output++) {
      for (int tap = 0; tap < right.parameters().kernelSize(); tap++) {
        if (right.inputIndex(output, tap) != wrong.inputIndex(output, tap)) {
          return false;
        }
      }
    }
    return true;
  }
}

package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.BoundedFunction;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.WrongActivation;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/**
 * Mistakes that are wrong rules or formulas of a catalogue, arguments that are ignored, tensors
 * that are misread.
 */
final class LayoutMistakes {
  private static final int RANK = 4;

  private static final String KERNEL = "HWIO";

  private static final String TRANSPOSED_KERNEL = "HWOI";

  // First the layouts of PyTorch and ONNX, of TensorFlow Lite, and of Keras's layers.
  private static final List<int[]> KERNEL_ORDERS =
      orders(KERNEL, List.of("OIHW", "IOHW", "OHWI", "HWIO", "HWOI"));

  private static final List<int[]> TRANSPOSED_KERNEL_ORDERS =
      orders(TRANSPOSED_KERNEL, List.of("IOHW", "OIHW", "OHWI", "HWOI", "HWIO"));

  private LayoutMistakes() {}

  /**
   * Every hypothesis with one such mistake more than {@code from}.
   *
   * @param rules the wrong rules, in the order in which they are tried
   */
  static List<Hypothesis> of(Hypothesis from, List<WrongRule> rules) {
    List<Hypothesis> all = new ArrayList<>();
    ConvolutionProblem problem = from.problem();
    if (problem.bias().isPresent()) {
      all.add(from.with(problem.withoutBias(), Diagnosis.of("the bias is ignored")));
      bias(from, all);
    }
    activations(from, all);
    for (WrongRule rule : rules) {
      rule.mutate(problem)
          .ifPresent(wrong -> all.add(from.with(wrong, Diagnosis.of(rule.sentence()))));
    }
    ignoredStrides(problem)
        .ifPresent(
            wrong -> all.add(from.with(wrong, Diagnosis.of("strides are ignored, taken as 1"))));
    kernels(from, all);
    tensors(from, all);
    groups(from, all);
    return all;
  }

  private static void bias(Hypothesis from, List<Hypothesis> all) {
    ConvolutionProblem problem = from.problem();
    for (BiasAxis mistake : BiasAxis.of(problem)) {
      BoundedFunction moved = mistake.bias(problem).orElseThrow().before(from.activation());
      all.add(from.with(problem.withoutBias()).with(moved, mistake.diagnosis()));
    }
  }

  /** One activation takes another's place once. */
  private static void activations(Hypothesis from, List<Hypothesis> all) {
    String name = from.problem().spec().activation();
    if (!BoundedActivation.named(name).equals(Optional.of(from.activation()))) {
      return;
    }
    if (!name.equals("linear")) {
      BoundedActivation linear = BoundedActivation.of(ReferenceActivation.LINEAR);
      all.add(from.with(linear, Diagnosis.of("the activation is ignored")));
    }
    for (WrongActivation wrong : WrongActivation.of(name, RANK)) {
      String words = "%s: %s".formatted(name, wrong.sentence());
      all.add(from.with(wrong.function(), Diagnosis.of(words)));
    }
  }

  private static Optional<ConvolutionProblem> ignoredStrides(ConvolutionProblem problem) {
    ConvolutionSpec spec = problem.spec();
    if (spec.height().strides() == 1 && spec.width().strides() == 1) {
      return Optional.empty();
    }
    ConvolutionSpec wrong = spec.withAxes(unstrided(spec.height()), unstrided(spec.width()));
    return Optional.of(
        ConvolutionProblem.of(wrong, problem.input(), problem.kernel(), problem.bias()));
  }

  private static AxisParameters unstrided(AxisParameters axis) {
    return new AxisParameters(axis.kernelSize(), 1, axis.dilationRate(), axis.outputPadding());
  }

  private static void kernels(Hypothesis from, List<Hypothesis> all) {
    ConvolutionProblem problem = from.problem();
    for (int axis = 0; axis < 2; axis++) {
      if (problem.kernel().shape().size(axis) > 1) {
        Tensor flipped = Rearranged.flipped(problem.kernel(), axis);
        String words = "the kernel is flipped on the %s alone";
        all.add(
            from.with(
                problem.withKernel(flipped),
                Diagnosis.of(words.formatted(axis == 0 ? "height" : "width"))));
      }
    }
    boolean transposed = problem.height() instanceof TransposedAxis;
    String right = transposed ? TRANSPOSED_KERNEL : KERNEL;
    for (int[] order : transposed ? TRANSPOSED_KERNEL_ORDERS : KERNEL_ORDERS) {
      Tensor misread = Rearranged.misread(problem.kernel(), order);
      String layout = Rearranged.name(right, order);
      if (!layout.equals(right) && !sameData(misread, problem.kernel())) {
        all.add(
            from.with(
                problem.withKernel(misread),
                Diagnosis.of("the kernel is read as %s, not %s".formatted(layout, right))));
      }
    }
  }

  /** Every order; where sizes of 1 make layouts alike, one that a library has is told. */
  private static List<int[]> orders(String right, List<String> known) {
    List<int[]> orders = Rearranged.orders();
    orders.sort(
        Comparator.comparingInt(
            order -> {
              int rank = known.indexOf(Rearranged.name(right, order));
              return rank < 0 ? known.size() : rank;
            }));
    return orders;
  }

  private static void tensors(Hypothesis from, List<Hypothesis> all) {
    ConvolutionProblem problem = from.problem();
    String right =
        switch (problem.spec().dataFormat()) {
          case CHANNELS_LAST -> "NHWC";
          case CHANNELS_FIRST -> "NCHW";
        };
    for (String layout : List.of("NHWC", "NCHW", "NWHC", "NCWH")) {
      if (!layout.equals(right)) {
        Tensor misread = Rearranged.misread(problem.input(), Rearranged.order(right, layout));
        if (!sameData(misread, problem.input())) {
          String words = "the input is read as %s, not %s".formatted(layout, right);
          all.add(from.with(problem.withInput(misread), Diagnosis.of(words)));
        }
      }
    }
  }

  private static void groups(Hypothesis from, List<Hypothesis> all) {
    ConvolutionProblem problem = from.problem();
    int groups = problem.spec().groups();
    if (groups == 1) {
      return;
    }
    int perGroup = problem.spec().filters() / groups;
    all.add(
        from.with(
            Rearranged.regrouped(problem, filter -> 0),
            Diagnosis.of("groups are ignored: every filter reads the first group's channels")));
    all.add(
        from.with(
            Rearranged.regrouped(problem, filter -> filter % groups),
            Diagnosis.of("filters are dealt out to groups in turn")));
    all.add(
        from.with(
            Rearranged.regrouped(problem, filter -> groups - 1 - filter / perGroup),
            Diagnosis.of("groups are taken in reverse")));
  }

  private static boolean sameData(Tensor one, Tensor other) {
    return Arrays.equals(one.data(), other.data());
  }
}

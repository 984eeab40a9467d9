package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.DataFormat;

/**
 * One condition of a failing region.
 *
 * @param words such as {@code "K < s on an axis"}
 * @param condition whether a case meets it
 */
record RegionAtom(String words, Predicate<CaseFeatures> condition) {

  /** A condition on one axis. */
  private record AxisAtom(String words, Predicate<CaseFeatures.Axis> condition) {
    AxisAtom and(AxisAtom other) {
      return new AxisAtom(words + " and " + other.words, condition.and(other.condition));
    }
  }

  private static final List<AxisAtom> AXIS =
      List.of(
          new AxisAtom("K < s", axis -> axis.effectiveKernelSize() < axis.strides()),
          new AxisAtom("K < s - 1", axis -> axis.effectiveKernelSize() < axis.strides() - 1),
          new AxisAtom("s > 1", axis -> axis.strides() > 1),
          new AxisAtom("d > 1", axis -> axis.parameters().dilationRate() > 1),
          new AxisAtom("k > 1", axis -> axis.parameters().kernelSize() > 1),
          new AxisAtom("n > 1", axis -> axis.inputSize() > 1),
          new AxisAtom("K even", axis -> axis.effectiveKernelSize() % 2 == 0),
          new AxisAtom("K odd", axis -> axis.effectiveKernelSize() % 2 == 1),
          new AxisAtom("K = s", axis -> axis.effectiveKernelSize() == axis.strides()),
          new AxisAtom("K <= s", axis -> axis.effectiveKernelSize() <= axis.strides()),
          new AxisAtom("n < K", axis -> axis.inputSize() < axis.effectiveKernelSize()),
          new AxisAtom("K > s", axis -> axis.effectiveKernelSize() > axis.strides()),
          new AxisAtom("K - s odd", RegionAtom::isOddDifference),
          new AxisAtom("K - s even", axis -> !isOddDifference(axis)),
          new AxisAtom("output_padding > 0", axis -> axis.outputPadding() > 0),
          new AxisAtom(
              "K + output_padding < s",
              axis -> axis.effectiveKernelSize() + axis.outputPadding() < axis.strides()),
          new AxisAtom(
              "K - s + output_padding odd",
              axis -> isOddDifference(axis) != (axis.outputPadding() % 2 == 1)),
          new AxisAtom("(n - 1) mod s > 0", axis -> axis.rest() > 0),
          new AxisAtom("(n - 1) mod s >= K", axis -> axis.rest() >= axis.effectiveKernelSize()),
          new AxisAtom("(n - 1) mod s > K", axis -> axis.rest() > axis.effectiveKernelSize()),
          new AxisAtom(
              "(n - 1) mod s > K + 1", axis -> axis.rest() > axis.effectiveKernelSize() + 1),
          new AxisAtom(
              "output_padding < s - 1",
              axis -> axis.givesOutputPadding() && axis.outputPadding() < axis.strides() - 1),
          new AxisAtom(
              "output_padding = s - 1",
              axis -> axis.givesOutputPadding() && axis.outputPadding() == axis.strides() - 1),
          new AxisAtom(
              "output_padding = 0", axis -> axis.givesOutputPadding() && axis.outputPadding() == 0),
          new AxisAtom("output_padding >= s", axis -> axis.outputPadding() >= axis.strides()),
          new AxisAtom("k > 2", axis -> axis.parameters().kernelSize() > 2),
          new AxisAtom("d > 2", axis -> axis.parameters().dilationRate() > 2),
          new AxisAtom("s > 2", axis -> axis.strides() > 2),
          new AxisAtom("k = 1", axis -> axis.parameters().kernelSize() == 1),
          new AxisAtom("s = 1", axis -> axis.strides() == 1),
          new AxisAtom("n = 1", axis -> axis.inputSize() == 1),
          new AxisAtom("n = 0", axis -> axis.inputSize() == 0),
          new AxisAtom("an odd total of padding", axis -> axis.samePadding() % 2 == 1),
          new AxisAtom("a total of padding > 0", axis -> axis.samePadding() > 0));

  /** All of them, plain ones first. */
  static List<RegionAtom> all() {
    List<RegionAtom> atoms = new ArrayList<>();
    for (Padding padding : Padding.values()) {
      atoms.add(new RegionAtom(padding.kerasName(), f -> f.spec().padding() == padding));
    }
    for (DataFormat format : DataFormat.values()) {
      atoms.add(new RegionAtom(format.kerasName(), f -> f.spec().dataFormat() == format));
    }
    atoms.add(
        new RegionAtom("output_padding given", f -> f.spec().height().outputPadding().isPresent()));
    atoms.add(
        new RegionAtom("no output_padding", f -> f.spec().height().outputPadding().isEmpty()));
    atoms.add(new RegionAtom("groups > 1", f -> f.spec().groups() > 1));
    atoms.add(
        new RegionAtom(
            "groups that do not divide channels or filters",
            f -> f.channels() % f.spec().groups() + f.spec().filters() % f.spec().groups() > 0));
    atoms.add(new RegionAtom("gradients", f -> f.question() == Question.GRADIENTS));
    atoms.add(new RegionAtom("an output", f -> f.question() != Question.GRADIENTS));
    atoms.add(
        new RegionAtom(
            "an infinity or NaN in the input", f -> f.question() == Question.NON_FINITE));
    atoms.add(
        new RegionAtom("an input of another dtype than float32", f -> f.dtype() != DType.FLOAT32));
    atoms.add(new RegionAtom("an empty batch", f -> f.batch() == 0));
    atoms.add(new RegionAtom("an output without elements", CaseFeatures::hasEmptyOutput));
    atoms.add(new RegionAtom("an output with elements", CaseFeatures::hasElements));
    atoms.add(
        new RegionAtom(
            "an output without elements where (n - K) / s is cut towards 0",
            CaseFeatures::hasEmptyOutputCutTowardsZero));
    atoms.add(new RegionAtom("an output of negative size", CaseFeatures::hasNegativeOutput));
    atoms.add(new RegionAtom("an input without elements", RegionAtom::isEmpty));
    atoms.add(
        new RegionAtom(
            "an output as wide as there are filters",
            f -> f.fits() && f.outputSize(f.width()) == f.spec().filters()));
    atoms.add(
        new RegionAtom(
            "an output as high as there are filters",
            f -> f.fits() && f.outputSize(f.height()) == f.spec().filters()));
    atoms.add(new RegionAtom("channels > 1", f -> f.channels() > 1));
    atoms.add(new RegionAtom("filters > 1", f -> f.spec().filters() > 1));
    atoms.add(new RegionAtom("no bias", f -> !f.spec().useBias()));
    atoms.add(new RegionAtom("with a bias", f -> f.spec().useBias()));
    atoms.add(new RegionAtom("with an activation", f -> !f.spec().activation().equals("linear")));
    AXIS.forEach(atom -> addAxes(atoms, atom));
    for (ReferenceActivation activation : ReferenceActivation.values()) {
      atoms.add(ofActivation(activation.kerasName()));
    }
    BoundedActivation.MIXING.forEach(name -> atoms.add(ofActivation(name)));
    for (int i = 0; i < AXIS.size(); i++) {
      for (int j = i + 1; j < AXIS.size(); j++) {
        AxisAtom both = AXIS.get(i).and(AXIS.get(j));
        atoms.add(onAnAxis(both));
      }
    }
    return atoms;
  }

  private static RegionAtom ofActivation(String name) {
    return new RegionAtom("activation " + name, f -> f.spec().activation().equals(name));
  }

  private static void addAxes(List<RegionAtom> atoms, AxisAtom atom) {
    atoms.add(onAnAxis(atom));
    atoms.add(
        new RegionAtom(atom.words() + " on the height", f -> atom.condition().test(f.height())));
    atoms.add(
        new RegionAtom(atom.words() + " on the width", f -> atom.condition().test(f.width())));
    atoms.add(
        new RegionAtom(
            atom.words() + " on both axes",
            f -> atom.condition().test(f.height()) && atom.condition().test(f.width())));
  }

  private static RegionAtom onAnAxis(AxisAtom atom) {
    return new RegionAtom(
        atom.words() + " on an axis",
        f -> atom.condition().test(f.height()) || atom.condition().test(f.width()));
  }

  private static boolean isEmpty(CaseFeatures f) {
    return f.batch() == 0
        || f.channels() == 0
        || f.height().inputSize() == 0
        || f.width().inputSize() == 0;
  }

  private static boolean isOddDifference(CaseFeatures.Axis axis) {
    return Math.floorMod(axis.effectiveKernelSize() - axis.strides(), 2) == 1;
  }
}

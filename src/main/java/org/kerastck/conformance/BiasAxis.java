package org.kerastck.conformance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.MisplacedBias;
import org.kerastck.tensor.DataFormat;

/** Axes of an output along which a bias may be added by mistake. */
enum BiasAxis {
  WIDTH("the bias is added along the width, not the filters"),
  HEIGHT("the bias is added along the height, not the filters");

  private final String sentence;

  BiasAxis(String sentence) {
    this.sentence = sentence;
  }

  /** The mistake, in words. */
  Diagnosis diagnosis() {
    return Diagnosis.of(sentence);
  }

  /** Those for which the output of the problem has as many elements as there are filters. */
  static List<BiasAxis> of(ConvolutionProblem problem) {
    return problem.isComputable()
        ? Stream.of(values()).filter(axis -> axis.bias(problem).isPresent()).toList()
        : List.of();
  }

  /** The bias along that axis; empty where there is none, or it does not fit. */
  Optional<MisplacedBias> bias(ConvolutionProblem problem) {
    DataFormat format = problem.spec().dataFormat();
    int along = this == WIDTH ? format.widthAxis() : format.heightAxis();
    return problem
        .bias()
        .map(bias -> new MisplacedBias(bias, along))
        .filter(bias -> bias.fits(problem.outputShape()));
  }
}

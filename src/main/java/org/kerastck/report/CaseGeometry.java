package org.kerastck.report;

import java.util.List;
import java.util.Optional;
import org.kerastck.conformance.Result;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Shape;

/** What can be said of the geometry of a case, on Keras and on an engine. */
final class CaseGeometry {
  private CaseGeometry() {}

  /** The configuration in numbers; empty where it has none, or none that is positive. */
  static Optional<ConvolutionSpec> spec(LayerConfiguration layer) {
    try {
      return Optional.of(SpecReader.read(layer)).filter(ConvolutionSpec::isPositive);
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }

  /** Keras's, in words; empty where there is none. */
  static List<String> ofKeras(Case golden, ConvolutionSpec spec) {
    Optional<Shape> input = golden.call().layerCall().map(call -> call.input().shape());
    if (input.isEmpty() || input.get().rank() != 4) {
      return List.of();
    }
    Shape shape = input.get();
    try {
      return GeometryWords.of(
          spec.geometry(shape.size(spec.dataFormat().heightAxis()), spec.height()),
          spec.geometry(shape.size(spec.dataFormat().widthAxis()), spec.width()));
    } catch (ArithmeticException e) {
      return List.of();
    }
  }

  /** The engine's, in words; empty where no rule of the catalogue gives its output. */
  static List<String> ofEngine(Result result) {
    return result.golden().call().layerCall().map(call -> ofEngine(result, call)).orElse(List.of());
  }

  private static List<String> ofEngine(Result result, LayerCall call) {
    return result
        .rule()
        .flatMap(
            rule ->
                spec(call.layer())
                    .flatMap(
                        spec ->
                            call.weights()
                                .flatMap(
                                    weights ->
                                        rule.mutate(
                                            ConvolutionProblem.of(
                                                spec,
                                                call.input(),
                                                weights.kernel(),
                                                weights.bias())))))
        .map(problem -> GeometryWords.of(problem.height(), problem.width()))
        .orElse(List.of());
  }
}

package org.kerastck.report;

import java.util.Optional;
import org.kerastck.conformance.AxisPair;
import org.kerastck.conformance.Diagnosis;
import org.kerastck.conformance.Result;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;

/** The geometry of a case, on Keras and on an engine. */
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

  /** Keras's; empty where there is none. */
  static Optional<AxisPair> ofKeras(Case golden, ConvolutionSpec spec) {
    Optional<Shape> input = golden.call().layerCall().map(call -> call.input().shape());
    if (input.isEmpty() || input.get().rank() != 4) {
      return Optional.empty();
    }
    Shape shape = input.get();
    try {
      return Optional.of(
          new AxisPair(
              spec.geometry(shape.size(spec.dataFormat().heightAxis()), spec.height()),
              spec.geometry(shape.size(spec.dataFormat().widthAxis()), spec.width())));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The engine's; empty where nothing is known that gives its output. */
  static Optional<AxisPair> ofEngine(Result result) {
    Optional<LayerCall> call = result.golden().call().layerCall();
    if (result.rule().isPresent() && call.isPresent()) {
      return ofRule(result.rule().get(), call.get());
    }
    return result.diagnosis().flatMap(Diagnosis::axes);
  }

  private static Optional<AxisPair> ofRule(WrongRule rule, LayerCall call) {
    return spec(call.layer())
        .flatMap(
            spec ->
                call.weights()
                    .flatMap(
                        weights ->
                            rule.mutate(
                                ConvolutionProblem.of(
                                    spec, call.input(), weights.kernel(), weights.bias()))))
        .map(AxisPair::of);
  }
}

package org.kerastck.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.Shape;

/**
 * A layer's call in numbers.
 *
 * @param golden the case that it is of
 * @param spec the configuration
 * @param height the height
 * @param width the width
 */
record CaseFacts(Case golden, ConvolutionSpec spec, AxisFacts height, AxisFacts width) {

  /** The facts of a case that calls a layer for its output; empty where it has no plain numbers. */
  static Optional<CaseFacts> of(Case golden) {
    return golden.call() instanceof LayerCall ? ofLayer(golden) : Optional.empty();
  }

  /** The facts of any case that calls a layer, for its gradients or losses too. */
  static Optional<CaseFacts> ofLayer(Case golden) {
    Optional<LayerCall> layerCall = golden.call().layerCall();
    if (layerCall.isEmpty() || layerCall.get().input().shape().rank() != 4) {
      return Optional.empty();
    }
    LayerCall call = layerCall.get();
    Shape input = call.input().shape();
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      if (!spec.isPositive()) {
        return Optional.empty();
      }
      return Optional.of(
          new CaseFacts(
              golden,
              spec,
              new AxisFacts(
                  spec.kind(),
                  spec.padding(),
                  input.size(spec.dataFormat().heightAxis()),
                  spec.height()),
              new AxisFacts(
                  spec.kind(),
                  spec.padding(),
                  input.size(spec.dataFormat().widthAxis()),
                  spec.width())));
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }

  boolean isTransposed() {
    return spec.kind() == LayerKind.CONV2D_TRANSPOSE;
  }

  /** Whether an output of this shape is as high and as wide as Keras's. */
  boolean hasSizeOf(Shape output) {
    return output.rank() == 4
        && output.size(spec.dataFormat().heightAxis()) == height.outputSize()
        && output.size(spec.dataFormat().widthAxis()) == width.outputSize();
  }

  List<AxisFacts> axes() {
    return List.of(height, width);
  }

  boolean onSomeAxis(Predicate<AxisFacts> condition) {
    return condition.test(height) || condition.test(width);
  }
}

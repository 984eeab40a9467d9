package org.kerastck.explain;

import java.util.Optional;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.layer.Conv2D;
import org.kerastck.layer.Conv2DTranspose;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.KerasException;
import org.kerastck.layer.LayerContext;
import org.kerastck.reference.LayerKind;

/**
 * Why Keras does not compute.
 *
 * @param type the Python exception
 * @param stage {@code "init"}, {@code "build"} or {@code "call"}
 * @param rule what was expected and what was received
 */
record Refusal(String type, String stage, String rule) {

  /** What Keras raised where a fixture says so, otherwise what the layers raise in its place. */
  static Optional<Refusal> of(Subject subject) {
    if (subject.raised().isPresent()) {
      Golden.Raised raised = subject.raised().get();
      return Optional.of(new Refusal(raised.type(), raised.stage(), raised.message()));
    }
    try {
      layer(subject.layer()).build(subject.layer().buildShape().orElse(subject.input()));
      return Optional.empty();
    } catch (KerasException e) {
      return Optional.of(
          new Refusal(
              e.type().pythonName(), e.stage().kerasName(), String.valueOf(e.getMessage())));
    } catch (UnsupportedOperationException e) {
      // The layers lack an activation or a dtype; the geometry is the same.
      return Optional.empty();
    }
  }

  /** When that is. */
  String when() {
    return switch (stage) {
      case "init" -> "when the layer is made";
      case "build" -> "when the layer is built for its input's shape";
      default -> "when the layer is called";
    };
  }

  private static ConvolutionLayer layer(LayerConfiguration layer) {
    return LayerKind.named(layer.className()).orElseThrow() == LayerKind.CONV2D
        ? Conv2D.fromConfig(layer.config(), LayerContext.ofKerasDefaults())
        : Conv2DTranspose.fromConfig(layer.config(), LayerContext.ofKerasDefaults());
  }
}

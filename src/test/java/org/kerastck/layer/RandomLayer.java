package org.kerastck.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;

/** The layer that solves a problem. */
public final class RandomLayer {
  private RandomLayer() {}

  /** The layer with the problem's weights, and this activation in place of the problem's. */
  public static ConvolutionLayer of(ConvolutionProblem problem, String activation) {
    return of(problem, Map.of("activation", activation));
  }

  /** The layer with the problem's weights and further arguments. */
  public static ConvolutionLayer of(ConvolutionProblem problem, Map<String, ?> arguments) {
    ConvolutionSpec spec = problem.spec();
    Map<String, Object> config = new HashMap<>();
    config.put("filters", spec.filters());
    config.put("kernel_size", List.of(spec.height().kernelSize(), spec.width().kernelSize()));
    config.put("strides", List.of(spec.height().strides(), spec.width().strides()));
    config.put("dilation_rate", List.of(spec.height().dilationRate(), spec.width().dilationRate()));
    config.put("padding", spec.padding().kerasName());
    config.put("data_format", spec.dataFormat().kerasName());
    config.put("use_bias", spec.useBias());
    if (spec.kind() == LayerKind.CONV2D) {
      config.put("groups", spec.groups());
    } else if (spec.height().outputPadding().isPresent()) {
      config.put(
          "output_padding",
          List.of(
              spec.height().outputPadding().getAsInt(),
              spec.width().outputPadding().orElseThrow()));
    }
    config.putAll(arguments);
    ConvolutionLayer layer =
        spec.kind() == LayerKind.CONV2D
            ? Conv2D.fromConfig(config)
            : Conv2DTranspose.fromConfig(config);
    layer.setWeights(problem.kernel(), problem.bias());
    return layer;
  }
}

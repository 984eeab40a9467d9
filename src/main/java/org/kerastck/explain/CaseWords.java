package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.Shape;

/** The whole case in words: the call in Keras, and the shapes. */
final class CaseWords {
  private CaseWords() {}

  /** As one would write the layer in Keras. */
  static String layer(ConvolutionSpec spec) {
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(spec.filters()));
    AxisParameters height = spec.height();
    AxisParameters width = spec.width();
    arguments.add(pair(height.kernelSize(), width.kernelSize()));
    arguments.add("strides=" + pair(height.strides(), width.strides()));
    arguments.add("padding=\"%s\"".formatted(spec.padding().kerasName()));
    if (height.dilationRate() > 1 || width.dilationRate() > 1) {
      arguments.add("dilation_rate=" + pair(height.dilationRate(), width.dilationRate()));
    }
    OptionalInt outputPadding = height.outputPadding();
    if (outputPadding.isPresent()) {
      arguments.add(
          "output_padding=" + pair(outputPadding.getAsInt(), width.outputPadding().orElse(0)));
    }
    if (spec.groups() != 1) {
      arguments.add("groups=" + spec.groups());
    }
    return "%s(%s)".formatted(spec.kind().className(), String.join(", ", arguments));
  }

  /** Shapes of input, kernel and output; only where there is an output. */
  static List<String> shapes(Explanation.Geometry geometry, Shape input) {
    ConvolutionSpec spec = geometry.spec();
    int channels = input.size(spec.dataFormat().channelAxis());
    boolean transposed = spec.kind() == LayerKind.CONV2D_TRANSPOSE;
    Shape kernel =
        Shape.of(
            spec.height().kernelSize(),
            spec.width().kernelSize(),
            transposed ? spec.filters() : channels / spec.groups(),
            transposed ? channels : spec.filters());
    Shape output =
        spec.dataFormat()
            .shape(
                input.size(0),
                geometry.height().outputSize(),
                geometry.width().outputSize(),
                spec.filters());
    return List.of(
        "input  %s  %s".formatted(input, spec.dataFormat().kerasName()),
        "kernel %s  (height, width, %s)"
            .formatted(kernel, transposed ? "filters, channels" : "channels / groups, filters"),
        "output %s".formatted(output));
  }

  private static String pair(int height, int width) {
    return "(%d, %d)".formatted(height, width);
  }
}

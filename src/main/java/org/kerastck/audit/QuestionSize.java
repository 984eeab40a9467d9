package org.kerastck.audit;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.model.ModelLayer;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/**
 * How large a question is. The reference arithmetic is slow, and integers stay exact in float32
 * over some thousand terms only, so that large layers are asked with fewer channels and filters,
 * and on smaller inputs of the same remainder by the strides.
 *
 * @param inputs the shapes to ask about
 * @param filters how many
 */
record QuestionSize(List<Shape> inputs, int filters) {
  private static final long MOST_PRODUCTS = 20_000_000;
  private static final int MOST_TERMS = 16_000;

  /** In a group, where there are too many or nobody says how many. */
  private static final int FEW = 2;

  static QuestionSize of(ModelLayer layer, ConvolutionSpec spec, List<String> remarks) {
    DataFormat format = spec.dataFormat();
    int height = layer.inputSize(format.heightAxis());
    int width = layer.inputSize(format.widthAxis());
    int given = layer.inputSize(format.channelAxis());
    int channels = given == ModelLayer.OPEN ? FEW * spec.groups() : given;
    int filters = spec.filters();
    boolean isOpen = height == ModelLayer.OPEN || width == ModelLayer.OPEN;
    int count = isOpen ? remainders(spec) : 1;
    List<Integer> heights = sizes(height, spec.height(), count);
    List<Integer> widths = sizes(width, spec.width(), count);
    if (isOpen) {
      String why =
          layer.inputShape().isEmpty()
              ? "the file does not say its input's size"
              : "its input's size is open";
      remarks.add("%s: asked with %s".formatted(why, pairs(heights, widths)));
    }
    if (isTooLarge(spec, heights.get(0), widths.get(0), channels)) {
      int fewChannels = few(channels, spec.groups());
      filters = few(filters, spec.groups());
      if (fewChannels < channels || filters < spec.filters()) {
        remarks.add(
            "large: asked with %d of %d channels and %d of %d filters"
                .formatted(fewChannels, channels, filters, spec.filters()));
      }
      channels = fewChannels;
    }
    if (!isOpen && products(spec, height, width, channels, filters) > MOST_PRODUCTS) {
      heights = List.of(smaller(height, spec.height()));
      widths = List.of(smaller(width, spec.width()));
      remarks.add("large: asked on %s, not %dx%d".formatted(pairs(heights, widths), height, width));
    }
    List<Shape> inputs = new ArrayList<>();
    for (int i = 0; i < heights.size(); i++) {
      inputs.add(format.shape(1, heights.get(i), widths.get(i), channels));
    }
    return new QuestionSize(List.copyOf(inputs), filters);
  }

  /** How many sizes in a row have all remainders on both axes. */
  private static int remainders(ConvolutionSpec spec) {
    return Math.max(spec.height().strides(), spec.width().strides());
  }

  private static List<Integer> sizes(int size, AxisParameters axis, int count) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sizes.add(size == ModelLayer.OPEN ? axis.effectiveKernelSize() + i : size);
    }
    return sizes;
  }

  private static String pairs(List<Integer> heights, List<Integer> widths) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < heights.size(); i++) {
      pairs.add(heights.get(i) + "x" + widths.get(i));
    }
    return String.join(", ", pairs);
  }

  private static boolean isTooLarge(ConvolutionSpec spec, int height, int width, int channels) {
    long terms = (long) spec.height().kernelSize() * spec.width().kernelSize() * channels;
    return terms > MOST_TERMS
        || products(spec, height, width, channels, spec.filters()) > MOST_PRODUCTS;
  }

  private static long products(
      ConvolutionSpec spec, int height, int width, int channels, int filters) {
    AxisGeometry rows = spec.geometry(height, spec.height());
    AxisGeometry columns = spec.geometry(width, spec.width());
    boolean transposed = spec.kind() == LayerKind.CONV2D_TRANSPOSE;
    long pixels =
        transposed
            ? (long) height * width
            : Math.max(0L, rows.outputSize()) * Math.max(0L, columns.outputSize());
    return pixels
        * spec.height().kernelSize()
        * spec.width().kernelSize()
        * (channels / Math.max(1, spec.groups()))
        * filters;
  }

  private static int few(int count, int groups) {
    return groups * Math.min(FEW, Math.max(1, count / groups));
  }

  /** With the same remainder by the strides, and room for a kernel between its edges. */
  private static int smaller(int size, AxisParameters axis) {
    int least = 2 * axis.effectiveKernelSize() + axis.strides();
    return size <= least ? size : least + Math.floorMod(size - least, axis.strides());
  }
}

package org.kerastck.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.model.ModelLayer;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/**
 * How large a question is. A size that the model leaves open is asked with every remainder by the
 * strides, on which pads depend. The reference arithmetic is slow, and integers stay exact in
 * float32 over some thousand terms only, so that large layers are asked with fewer channels and
 * filters, and on smaller inputs of the same remainders.
 *
 * @param input the shape to ask about
 * @param filters how many
 */
record QuestionSize(Shape input, int filters) {
  private static final double MOST_PRODUCTS = 20_000_000;

  /** Of which the sum stays below 2^24, as input and kernel have numbers up to 31 and 29. */
  private static final double MOST_TERMS = 16_000;

  private static final int LARGEST_SIZE = 1_000_000;
  private static final int MOST_REMAINDERS = 8;

  /** In a group, where there are too many or nobody says how many. */
  private static final int FEW = 2;

  private static final List<Integer> NOTHING_KNOWN =
      List.of(ModelLayer.OPEN, ModelLayer.OPEN, ModelLayer.OPEN, ModelLayer.OPEN);

  /** The sizes for all inputs that the layer is called with; none where a remark says why. */
  static List<QuestionSize> of(ModelLayer layer, ConvolutionSpec spec, List<String> remarks) {
    if (!spec.isPositive() || !isSmall(spec.height()) || !isSmall(spec.width())) {
      remarks.add("its arguments are too small or too large");
      return List.of();
    }
    List<QuestionSize> sizes = new ArrayList<>();
    if (layer.inputShapes().isEmpty()) {
      add(NOTHING_KNOWN, spec, "the file does not say its input's size", remarks, sizes);
    }
    for (List<Integer> shape : layer.inputShapes()) {
      add(shape, spec, "its input's size is open", remarks, sizes);
    }
    return sizes;
  }

  private static boolean isSmall(AxisParameters axis) {
    double last = (double) axis.dilationRate() * (axis.kernelSize() - 1);
    return last < LARGEST_SIZE && axis.strides() < LARGEST_SIZE;
  }

  private static void add(
      List<Integer> shape,
      ConvolutionSpec spec,
      String whyOpen,
      List<String> remarks,
      List<QuestionSize> sizes) {
    DataFormat format = spec.dataFormat();
    int height = shape.get(format.heightAxis());
    int width = shape.get(format.widthAxis());
    int given = shape.get(format.channelAxis());
    if (Math.max(height, width) > LARGEST_SIZE
        || IntStream.of(height, width, given).anyMatch(size -> size < ModelLayer.OPEN)) {
      remarks.add("its input is too small or too large: " + shape);
      return;
    }
    int whole = given == ModelLayer.OPEN ? FEW * spec.groups() : given;
    int channels = whole;
    int filters = spec.filters();
    boolean isOpen = height == ModelLayer.OPEN || width == ModelLayer.OPEN;
    List<Integer> heights = inputSizes(height, spec.height(), isOpen ? remainders(spec) : 1);
    List<Integer> widths = inputSizes(width, spec.width(), isOpen ? remainders(spec) : 1);
    if (isLarge(spec, heights, widths, channels, filters)) {
      channels = few(channels, spec.groups());
      filters = few(filters, spec.groups());
    }
    if (!isOpen && isLarge(spec, heights, widths, channels, filters)) {
      heights = List.of(smaller(height, spec.height()));
      widths = List.of(smaller(width, spec.width()));
    }
    if (isLarge(spec, heights, widths, channels, filters)) {
      remarks.add("its kernel is too large to be asked about");
      return;
    }
    if (isOpen) {
      remarks.add("%s: asked with %s".formatted(whyOpen, pairs(heights, widths)));
    } else if (heights.get(0) != height || widths.get(0) != width) {
      remarks.add("large: asked on %s, not %dx%d".formatted(pairs(heights, widths), height, width));
    }
    if (channels < whole || filters < spec.filters()) {
      remarks.add(
          "large: asked with %d of %d channels and %d of %d filters"
              .formatted(channels, whole, filters, spec.filters()));
    }
    for (int i = 0; i < heights.size(); i++) {
      sizes.add(
          new QuestionSize(format.shape(1, heights.get(i), widths.get(i), channels), filters));
    }
  }

  /** How many sizes in a row have all remainders on both axes. */
  private static int remainders(ConvolutionSpec spec) {
    return Math.min(MOST_REMAINDERS, Math.max(spec.height().strides(), spec.width().strides()));
  }

  /** More than a kernel, so that it has to move. */
  private static List<Integer> inputSizes(int size, AxisParameters axis, int count) {
    int least = Math.addExact(axis.effectiveKernelSize(), axis.strides());
    return IntStream.range(0, count)
        .mapToObj(i -> size == ModelLayer.OPEN ? least + i : size)
        .toList();
  }

  private static String pairs(List<Integer> heights, List<Integer> widths) {
    return IntStream.range(0, heights.size())
        .mapToObj(i -> heights.get(i) + "x" + widths.get(i))
        .collect(Collectors.joining(", "));
  }

  private static boolean isLarge(
      ConvolutionSpec spec,
      List<Integer> heights,
      List<Integer> widths,
      int channels,
      int filters) {
    int last = heights.size() - 1;
    return terms(spec, channels) > MOST_TERMS
        || products(spec, heights.get(last), widths.get(last), channels, filters) > MOST_PRODUCTS;
  }

  /** At most; a transposed layer has fewer to each element. */
  private static double terms(ConvolutionSpec spec, int channels) {
    int perGroup = channels / spec.groups();
    return (double) spec.height().kernelSize() * spec.width().kernelSize() * perGroup;
  }

  private static double products(
      ConvolutionSpec spec, int height, int width, int channels, int filters) {
    boolean isTransposed = spec.kind() == LayerKind.CONV2D_TRANSPOSE;
    double rows = isTransposed ? height : Math.ceil((double) height / spec.height().strides());
    double columns = isTransposed ? width : Math.ceil((double) width / spec.width().strides());
    return rows * columns * terms(spec, channels) * filters;
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

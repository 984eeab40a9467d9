package org.kerastck.benchmark;

import java.util.List;
import java.util.Random;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.tensor.DataFormat;

/**
 * A layer to measure.
 *
 * @param name what tables call it
 * @param transposed Conv2DTranspose
 * @param groups of Conv2D
 */
public record Layer(
    String name,
    boolean transposed,
    int batch,
    int height,
    int width,
    int channels,
    int kernelHeight,
    int kernelWidth,
    int filters,
    int strides,
    int dilationRate,
    int groups,
    Padding padding,
    DataFormat format) {

  /** All layers. */
  public static List<Layer> all() {
    return List.of(
        conv2D("a", 1, 56, 56, 64, 3, 3, 64, 1),
        conv2D("b", 1, 14, 14, 256, 3, 3, 256, 1),
        conv2D("c", 1, 56, 56, 256, 1, 1, 64, 1),
        conv2D("d", 1, 224, 224, 3, 7, 7, 64, 2),
        conv2D("e", 8, 28, 28, 128, 3, 3, 128, 2),
        transposed("f", 1, 16, 16, 256, 4, 4, 128, Padding.SAME),
        transposed("g", 1, 64, 64, 64, 2, 2, 32, Padding.VALID),
        conv2D("a-depthwise", 1, 56, 56, 64, 3, 3, 64, 1).with(64, 1, DataFormat.CHANNELS_LAST),
        conv2D("a-groups-8", 1, 56, 56, 64, 3, 3, 64, 1).with(8, 1, DataFormat.CHANNELS_LAST),
        conv2D("a-dilated", 1, 56, 56, 64, 3, 3, 64, 1).with(1, 2, DataFormat.CHANNELS_LAST),
        conv2D("a-first", 1, 56, 56, 64, 3, 3, 64, 1).with(1, 1, DataFormat.CHANNELS_FIRST),
        conv2D("e-first", 8, 28, 28, 128, 3, 3, 128, 2).with(1, 1, DataFormat.CHANNELS_FIRST),
        conv2D("odd", 1, 31, 29, 17, 5, 3, 13, 1),
        conv2D("odd-first", 1, 31, 29, 17, 5, 3, 13, 1).with(1, 1, DataFormat.CHANNELS_FIRST),
        conv2D("filters-1", 1, 56, 56, 64, 3, 3, 1, 1),
        conv2D("filters-2", 1, 56, 56, 64, 3, 3, 2, 1),
        conv2D("filters-4", 1, 56, 56, 64, 3, 3, 4, 1),
        conv2D("filters-8", 1, 56, 56, 64, 3, 3, 8, 1),
        conv2D("filters-10", 1, 56, 56, 64, 3, 3, 10, 1),
        conv2D("filters-40", 1, 56, 56, 64, 3, 3, 40, 1),
        conv2D("tiny-3x3x1", 1, 3, 3, 1, 3, 3, 1, 1),
        conv2D("tiny-5x5x1", 1, 5, 5, 1, 3, 3, 1, 1),
        conv2D("tiny-8x8x3", 1, 8, 8, 3, 3, 3, 1, 1));
  }

  /** The layer of that name. */
  public static Layer named(String name) {
    return all().stream()
        .filter(layer -> layer.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No layer " + name));
  }

  private static Layer conv2D(
      String name,
      int batch,
      int height,
      int width,
      int channels,
      int kernelHeight,
      int kernelWidth,
      int filters,
      int strides) {
    return new Layer(
        name,
        false,
        batch,
        height,
        width,
        channels,
        kernelHeight,
        kernelWidth,
        filters,
        strides,
        1,
        1,
        Padding.SAME,
        DataFormat.CHANNELS_LAST);
  }

  private static Layer transposed(
      String name,
      int batch,
      int height,
      int width,
      int channels,
      int kernelHeight,
      int kernelWidth,
      int filters,
      Padding padding) {
    return new Layer(
        name,
        true,
        batch,
        height,
        width,
        channels,
        kernelHeight,
        kernelWidth,
        filters,
        2,
        1,
        1,
        padding,
        DataFormat.CHANNELS_LAST);
  }

  private Layer with(int newGroups, int newDilationRate, DataFormat newFormat) {
    return new Layer(
        name,
        transposed,
        batch,
        height,
        width,
        channels,
        kernelHeight,
        kernelWidth,
        filters,
        strides,
        newDilationRate,
        newGroups,
        padding,
        newFormat);
  }

  /** The same in another data format. */
  public Layer in(DataFormat newFormat) {
    return with(groups, dilationRate, newFormat);
  }

  /** All sizes, for kernels. */
  public ConvolutionTask task() {
    return new ConvolutionTask(
        batch,
        channels,
        filters,
        groups,
        axis(height, kernelHeight),
        axis(width, kernelWidth),
        format);
  }

  private AxisGeometry axis(int inputSize, int kernelSize) {
    AxisParameters parameters = AxisParameters.of(kernelSize, strides, dilationRate);
    return transposed
        ? TransposedAxis.of(inputSize, parameters, padding)
        : ConvolutionAxis.of(inputSize, parameters, padding);
  }

  /** Multiply-adds count twice; of a transposed layer those that its strides leave. */
  public double flops() {
    return 2.0 * task().multiplyAdds();
  }

  /** The input. */
  public float[] input() {
    return gaussian(1, task().inputShape().elementCount());
  }

  /** The kernel, in Keras's layout. */
  public float[] kernel() {
    return gaussian(2, (long) kernelHeight * kernelWidth * channels / groups * filters);
  }

  /** The bias. */
  public float[] bias() {
    return gaussian(3, filters);
  }

  /** One element an output element. */
  public float[] upstream() {
    return gaussian(4, task().outputShape().elementCount());
  }

  private static float[] gaussian(int seed, long size) {
    Random random = new Random(seed);
    float[] data = new float[Math.toIntExact(size)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return data;
  }
}

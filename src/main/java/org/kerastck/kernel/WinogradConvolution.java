package org.kerastck.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.AxisParameters;

/**
 * Winograd's F(2×2, 3×3): four output elements from a patch of 4×4 inputs, with 16 multiplications
 * a channel in place of 36. For Conv2D with kernels 3×3, strides 1, dilation 1 and one group; both
 * paddings, both data formats. Source: Lavin and Gray, Fast Algorithms for Convolutional Neural
 * Networks, 2015, section 4.1.
 *
 * <p>Its numbers are not those of the other kernels, though the same on any number of threads, with
 * and without the Vector API. An output element depends on the pixels of its own window alone, as
 * the transforms have zeros for the others, so that a NaN goes where Keras has one; but pixels and
 * weights of a window are added and subtracted before they are multiplied. So an infinity may
 * become a NaN, and rounding errors are those of the largest pixel times the largest weight of the
 * window, however small its products are. It is safe where inputs are finite and of similar
 * magnitude from pixel to pixel, and never taken unasked.
 */
public final class WinogradConvolution implements ConvolutionKernel {
  private final Microkernels kernels;

  /** On the Vector API, or in plain Java where it cannot be used. */
  public WinogradConvolution() {
    this(VectorConvolution.microkernels());
  }

  WinogradConvolution(Microkernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Makes ready to compute a task.
   *
   * @throws IllegalArgumentException where the task has other kernels, strides, dilation or groups,
   *     or is transposed
   */
  @Override
  public PreparedConvolution prepare(
      ConvolutionTask task, float[] kernel, float @Nullable [] bias, Execution execution) {
    check(task);
    if (DirectConvolution.isNeeded(task, kernel)) {
      return new DirectConvolution().prepare(task, kernel, bias, execution);
    }
    CallArrays arrays = new CallArrays();
    WinogradTiles tiles = new WinogradTiles(task, kernel, bias, execution, kernels, arrays);
    List<Stage> stages = tiles.stages();
    return new StagedConvolution(task, arrays, stages, execution.threads());
  }

  private static void check(ConvolutionTask task) {
    if (task.isTransposed()
        || task.groups() != 1
        || !isFor(task.height().parameters())
        || !isFor(task.width().parameters())) {
      throw new IllegalArgumentException(
          "Winograd's F(2x2, 3x3) is for Conv2D with kernel_size=(3, 3), strides=1,"
              + " dilation_rate=1 and groups=1. Received: "
              + received(task));
    }
  }

  private static String received(ConvolutionTask task) {
    AxisParameters height = task.height().parameters();
    AxisParameters width = task.width().parameters();
    return "%s with kernel_size=(%d, %d), strides=(%d, %d), dilation_rate=(%d, %d) and groups=%d"
        .formatted(
            task.isTransposed() ? "Conv2DTranspose" : "Conv2D",
            height.kernelSize(),
            width.kernelSize(),
            height.strides(),
            width.strides(),
            height.dilationRate(),
            width.dilationRate(),
            task.groups());
  }

  private static boolean isFor(AxisParameters axis) {
    return axis.kernelSize() == 3 && axis.strides() == 1 && axis.dilationRate() == 1;
  }
}

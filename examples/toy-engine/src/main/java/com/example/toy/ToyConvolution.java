package com.example.toy;

/** A two-dimensional convolution, channels last, as a library's author might write it. */
public final class ToyConvolution {
  private final Axis height;
  private final Axis width;

  /** How the window moves along one axis. */
  public record Axis(int kernelSize, int strides, int dilationRate, boolean same) {

    int effectiveKernelSize() {
      return (kernelSize - 1) * dilationRate + 1;
    }

    int outputSize(int inputSize) {
      if (same) {
        return (inputSize + strides - 1) / strides;
      }
      if (effectiveKernelSize() > inputSize) {
        throw new IllegalArgumentException("the kernel is larger than the input");
      }
      return (inputSize - effectiveKernelSize()) / strides + 1;
    }

    int padBefore(int inputSize) {
      if (!same) {
        return 0;
      }
      // The planted mistake: a dilated kernel reaches over effectiveKernelSize() elements.
      int total = (outputSize(inputSize) - 1) * strides + kernelSize - inputSize;
      return Math.max(total, 0) / 2;
    }
  }

  /** A convolution that moves like this along its two axes. */
  public ToyConvolution(Axis height, Axis width) {
    if (Math.max(height.strides, width.strides) > 1
        && Math.max(height.dilationRate, width.dilationRate) > 1) {
      throw new IllegalArgumentException("strides and dilation exclude each other");
    }
    this.height = height;
    this.width = width;
  }

  /**
   * Convolves.
   *
   * @param input (batch, height, width, channels)
   * @param kernel (height, width, channels, filters)
   * @param bias (filters)
   * @return (batch, height, width, filters)
   */
  public float[][][][] apply(float[][][][] input, float[][][][] kernel, float[] bias) {
    int inputHeight = input[0].length;
    int inputWidth = input[0][0].length;
    int padTop = height.padBefore(inputHeight);
    int padLeft = width.padBefore(inputWidth);
    float[][][][] output =
        new float[input.length][height.outputSize(inputHeight)][width.outputSize(inputWidth)][];
    for (int n = 0; n < output.length; n++) {
      for (int oh = 0; oh < output[n].length; oh++) {
        for (int ow = 0; ow < output[n][oh].length; ow++) {
          float[] sums = bias.clone();
          for (int kh = 0; kh < height.kernelSize; kh++) {
            for (int kw = 0; kw < width.kernelSize; kw++) {
              int ih = oh * height.strides - padTop + kh * height.dilationRate;
              int iw = ow * width.strides - padLeft + kw * width.dilationRate;
              if (ih >= 0 && ih < inputHeight && iw >= 0 && iw < inputWidth) {
                addProducts(sums, input[n][ih][iw], kernel[kh][kw]);
              }
            }
          }
          output[n][oh][ow] = sums;
        }
      }
    }
    return output;
  }

  private static void addProducts(float[] sums, float[] pixel, float[][] weights) {
    for (int ic = 0; ic < pixel.length; ic++) {
      for (int oc = 0; oc < sums.length; oc++) {
        sums[oc] += pixel[ic] * weights[ic][oc];
      }
    }
  }
}

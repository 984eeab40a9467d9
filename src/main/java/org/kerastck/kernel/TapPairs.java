package org.kerastck.kernel;

/** All pairs of an input and an output pixel that a tap of the kernel joins, tap by tap. */
final class TapPairs {
  /** Receives the pairs. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Receives one: at this tap the output pixel reads the input pixel.
     *
     * @param tap {@code kh * kernelWidth + kw}
     * @param input the pixel's place in (sample, height, width)
     * @param output the same
     */
    void visit(int tap, int input, int output);
  }

  private TapPairs() {}

  static void visit(ConvolutionTask task, Visitor visitor) {
    int kernelHeight = task.height().parameters().kernelSize();
    int kernelWidth = task.width().parameters().kernelSize();
    for (int kh = 0; kh < kernelHeight; kh++) {
      for (int kw = 0; kw < kernelWidth; kw++) {
        visit(task, kh, kw, kh * kernelWidth + kw, visitor);
      }
    }
  }

  private static void visit(ConvolutionTask task, int kh, int kw, int tap, Visitor visitor) {
    int outputHeight = task.height().outputSize();
    int outputWidth = task.width().outputSize();
    for (int n = 0; n < task.batch(); n++) {
      for (int oh = 0; oh < outputHeight; oh++) {
        int ih = task.height().inputIndex(oh, kh);
        for (int ow = 0; ow < outputWidth && ih >= 0; ow++) {
          int iw = task.width().inputIndex(ow, kw);
          if (iw >= 0) {
            int input = (n * task.height().inputSize() + ih) * task.width().inputSize() + iw;
            visitor.visit(tap, input, (n * outputHeight + oh) * outputWidth + ow);
          }
        }
      }
    }
  }
}

package org.kerastck.kernel;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.kerastck.reference.ConvolutionProblem;

/**
 * Prints a checksum of the bits that {@link VectorConvolution} gives on random layers, and whether
 * it used the Vector API. For comparing runs, JVMs and flags on one machine.
 */
final class KernelFingerprint {
  private static final int LAYERS = 60;

  private KernelFingerprint() {}

  public static void main(String[] arguments) {
    CRC32 checksum = new CRC32();
    List<ConvolutionProblem> layers =
        IntStream.range(0, LAYERS)
            .boxed()
            .flatMap(seed -> Stream.of(RandomLayers.of(seed), RandomLayers.depthwise(seed, 16)))
            .toList();
    for (ConvolutionProblem problem : layers) {
      for (float value : Kernels.CHOSEN.compute(problem, Execution.DEFAULT)) {
        // Padding may turn -0 into 0.
        int bits = Float.floatToIntBits(value + 0f);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
          checksum.update(bits >>> shift);
        }
      }
    }
    System.out.printf(
        "%08x %s%n", checksum.getValue(), VectorConvolution.isAvailable() ? "vectors" : "plain");
  }
}

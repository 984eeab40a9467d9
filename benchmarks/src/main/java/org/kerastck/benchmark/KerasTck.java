package org.kerastck.benchmark;

import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.Execution;
import org.kerastck.kernel.PlainConvolution;
import org.kerastck.kernel.PreparedConvolution;
import org.kerastck.kernel.VectorConvolution;
import org.kerastck.kernel.WinogradConvolution;

/** This project's kernels. */
public abstract class KerasTck implements Library {
  private final String name;
  private final ConvolutionKernel kernel;

  KerasTck(String name, ConvolutionKernel kernel) {
    this.name = name;
    this.kernel = kernel;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Subject open(Layer layer, int threads) {
    PreparedConvolution prepared =
        kernel.prepare(
            layer.task(),
            layer.kernel(),
            layer.bias(),
            Execution.DEFAULT.withThreads(threads));
    float[] input = layer.input();
    float[] output = new float[Math.toIntExact(layer.task().outputShape().elementCount())];
    return () -> prepared.run(input, output);
  }

  /** On the Vector API. */
  public static final class Vector extends KerasTck {
    public Vector() {
      super("keras-tck", new VectorConvolution());
    }
  }

  /** In plain Java. */
  public static final class Plain extends KerasTck {
    public Plain() {
      super("keras-tck-plain", new PlainConvolution());
    }
  }

  /** By Winograd's algorithm, on the layers that it is for. */
  public static final class Winograd extends KerasTck {
    public Winograd() {
      super("keras-tck-winograd", new WinogradConvolution());
    }

    @Override
    public Subject open(Layer layer, int threads) {
      try {
        return super.open(layer, threads);
      } catch (IllegalArgumentException e) {
        throw new UnsupportedOperationException(e.getMessage(), e);
      }
    }
  }
}

package org.kerastck.benchmark;

import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.kernel.Execution;
import org.kerastck.kernel.GradientKernel;
import org.kerastck.kernel.PlainConvolution;
import org.kerastck.kernel.PlainGradients;
import org.kerastck.kernel.PreparedConvolution;
import org.kerastck.kernel.VectorConvolution;
import org.kerastck.kernel.VectorGradients;
import org.kerastck.kernel.WinogradConvolution;

/** This project's kernels. Gradients include all that a call costs: buffers, packed weights. */
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
            layer.task(), layer.kernel(), layer.bias(), Execution.DEFAULT.withThreads(threads));
    float[] input = layer.input();
    float[] output = new float[Math.toIntExact(layer.task().outputShape().elementCount())];
    return () -> prepared.run(input, output);
  }

  @Override
  public Subject open(Layer layer, Pass pass, int threads) {
    return pass == Pass.FORWARD ? open(layer, threads) : gradient(layer, pass, gradients(threads));
  }

  /** The kernel of gradients that belongs to it. */
  GradientKernel gradients(int threads) {
    throw new UnsupportedOperationException(name + " has no gradients");
  }

  private static Subject gradient(Layer layer, Pass pass, GradientKernel gradients) {
    ConvolutionTask task = layer.task();
    float[] upstream = layer.upstream();
    float[] input = layer.input();
    float[] kernel = layer.kernel();
    if (pass == Pass.INPUT_GRADIENT) {
      float[] gradient = new float[input.length];
      return () -> gradients.inputGradient(task, upstream, kernel, gradient);
    }
    float[] gradient = new float[kernel.length];
    return () -> gradients.kernelGradient(task, input, upstream, gradient);
  }

  /** On the Vector API. */
  public static final class Vector extends KerasTck {
    public Vector() {
      super("keras-tck", new VectorConvolution());
    }

    @Override
    GradientKernel gradients(int threads) {
      return new VectorGradients(threads);
    }
  }

  /** In plain Java. */
  public static final class Plain extends KerasTck {
    public Plain() {
      super("keras-tck-plain", new PlainConvolution());
    }

    @Override
    GradientKernel gradients(int threads) {
      return new PlainGradients();
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

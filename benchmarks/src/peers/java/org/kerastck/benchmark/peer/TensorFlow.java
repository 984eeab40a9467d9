package org.kerastck.benchmark.peer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.kerastck.benchmark.Layer;
import org.kerastck.benchmark.Library;
import org.kerastck.benchmark.Subject;
import org.kerastck.tensor.DataFormat;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow Java: a graph with constant weights, channels last, fed and fetched. */
public final class TensorFlow implements Library {

  @Override
  public String name() {
    return "tensorflow";
  }

  @Override
  public Subject open(Layer layer, int threads) {
    Layer last = layer.in(DataFormat.CHANNELS_LAST);
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    long[] shape = longs(last.task().inputShape().toArray());
    Operand<TFloat32> x = tf.placeholder(TFloat32.class);
    long[] kernelShape =
        layer.transposed()
            ? new long[] {
              layer.kernelHeight(), layer.kernelWidth(), layer.filters(), layer.channels()
            }
            : new long[] {
              layer.kernelHeight(),
              layer.kernelWidth(),
              layer.channels() / layer.groups(),
              layer.filters()
            };
    Operand<TFloat32> kernel = constant(tf, kernelShape, layer.kernel());
    Operand<TFloat32> bias = constant(tf, new long[] {layer.filters()}, layer.bias());
    List<Long> strides = List.of(1L, (long) layer.strides(), (long) layer.strides(), 1L);
    long rate = layer.dilationRate();
    Operand<TFloat32> y =
        layer.transposed()
            ? tf.nn.conv2dBackpropInput(
                tf.constant(last.task().outputShape().toArray()),
                kernel,
                x,
                strides,
                layer.padding().name())
            : tf.nn.conv2d(
                x,
                kernel,
                strides,
                layer.padding().name(),
                Conv2d.dilations(List.of(1L, rate, rate, 1L)));
    Operand<TFloat32> biased = tf.nn.biasAdd(y, bias);
    Session session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build());
    TFloat32 input =
        TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(FloatBuffer.wrap(layer.input())));
    return () -> run(session.runner().feed(x, input).fetch(biased));
  }

  private static void run(Session.Runner runner) {
    try (Result result = runner.run()) {
      result.get(0);
    }
  }

  private static Operand<TFloat32> constant(Ops tf, long[] shape, float[] data) {
    return tf.constant(Shape.of(shape), DataBuffers.of(FloatBuffer.wrap(data)));
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }
}

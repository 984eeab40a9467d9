package org.kerastck.engine.onednn;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.kerastck.engine.ExplicitCall;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A layer's tensors in oneDNN's terms: logical sizes in its order, strides as they lie in memory.
 */
final class OneDnnMemory {
  private final engine processor = new engine(engine.kind.cpu, 0);

  /** The engine that they live on. */
  engine engine() {
    return processor;
  }

  /** The input. */
  memory.desc source(ExplicitCall<?> call) {
    return images(call.input().shape(), call.spec().dataFormat());
  }

  /** The output. */
  memory.desc destination(ExplicitCall<?> call) {
    return images(call.outputShape(), call.spec().dataFormat());
  }

  /** The bias; zeros where there is none. */
  memory.desc bias(ExplicitCall<?> call) {
    return description(new long[] {call.spec().filters()}, new long[] {1});
  }

  /** The kernel: (groups, output channels, input channels, height, width), of both layers. */
  memory.desc weights(ExplicitCall<?> call) {
    ConvolutionSpec spec = call.spec();
    Shape kernel = call.weights().kernel().shape();
    long height = kernel.size(0);
    long width = kernel.size(1);
    long third = kernel.size(2);
    long fourth = kernel.size(3);
    if (spec.kind() == LayerKind.CONV2D_TRANSPOSE) {
      return description(
          new long[] {third, fourth, height, width},
          new long[] {fourth, 1, width * third * fourth, third * fourth});
    }
    long filters = fourth / spec.groups();
    return description(
        new long[] {spec.groups(), filters, third, height, width},
        new long[] {filters, 1, fourth, width * third * fourth, third * fourth});
  }

  /** The primitive's output for this call. */
  Tensor execute(primitive operation, ExplicitCall<?> call) {
    Shape shape = call.outputShape();
    float[] output = new float[Math.toIntExact(shape.elementCount())];
    FloatPointer destination = new FloatPointer(output);
    IntMemoryMap arguments = new IntMemoryMap();
    arguments.put(dnnl.DNNL_ARG_SRC, new memory(source(call), processor, pointer(call.input())));
    arguments.put(
        dnnl.DNNL_ARG_WEIGHTS,
        new memory(weights(call), processor, pointer(call.weights().kernel())));
    arguments.put(
        dnnl.DNNL_ARG_BIAS,
        new memory(bias(call), processor, new FloatPointer(call.biasOrZeros())));
    arguments.put(dnnl.DNNL_ARG_DST, new memory(destination(call), processor, destination));
    stream queue = new stream(processor);
    operation.execute(queue, arguments);
    queue._wait();
    destination.get(output);
    return Tensor.of(shape, output);
  }

  private static FloatPointer pointer(Tensor tensor) {
    return new FloatPointer(tensor.data());
  }

  private static memory.desc images(Shape shape, DataFormat format) {
    long height = shape.size(format.heightAxis());
    long width = shape.size(format.widthAxis());
    long channels = shape.size(format.channelAxis());
    long[] sizes = {shape.size(0), channels, height, width};
    return description(
        sizes,
        format == DataFormat.CHANNELS_LAST
            ? new long[] {height * width * channels, 1, width * channels, channels}
            : new long[] {height * width * channels, height * width, width, 1});
  }

  private static memory.desc description(long[] sizes, long[] strides) {
    return new memory.desc(sizes, memory.data_type.f32, strides);
  }
}

package org.kerastck.benchmark.peer;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.kerastck.benchmark.Layer;
import org.kerastck.benchmark.Library;
import org.kerastck.benchmark.Subject;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.tensor.DataFormat;

/**
 * oneDNN by JavaCPP, in the layer's data format; weights are brought into oneDNN's own layout
 * beforehand. It takes its threads from {@code OMP_NUM_THREADS}.
 */
public final class OneDnn implements Library {

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public Subject open(Layer layer, int threads) {
    return new Primitive(layer);
  }

  private static final class Primitive implements Subject {
    private final engine engine = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);
    private final stream stream = new stream(engine);
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final primitive primitive;

    /** What a memory object points to; it does not keep it from being freed. */
    private final List<FloatPointer> buffers = new ArrayList<>();

    Primitive(Layer layer) {
      ConvolutionTask task = layer.task();
      memory.desc source = images(layer, layer.height(), layer.width(), layer.channels());
      memory.desc destination =
          images(layer, task.height().outputSize(), task.width().outputSize(), layer.filters());
      memory.desc bias = description(new long[] {layer.filters()}, new long[] {1});
      long[] strides = {layer.strides(), layer.strides()};
      long[] dilations = {layer.dilationRate() - 1, layer.dilationRate() - 1};
      memory.desc any =
          new memory.desc(weightSizes(layer), memory.data_type.f32, memory.format_tag.any);
      memory.desc packed;
      if (layer.transposed()) {
        TransposedAxis height = (TransposedAxis) task.height();
        TransposedAxis width = (TransposedAxis) task.width();
        deconvolution_forward.primitive_desc description =
            new deconvolution_forward.primitive_desc(
                engine,
                dnnl.prop_kind.forward_inference,
                dnnl.algorithm.deconvolution_direct,
                source,
                any,
                bias,
                destination,
                strides,
                dilations,
                new long[] {height.cropBefore(), width.cropBefore()},
                new long[] {height.cropAfter(), width.cropAfter()});
        packed = description.weights_desc();
        primitive = new deconvolution_forward(description);
      } else {
        ConvolutionAxis height = (ConvolutionAxis) task.height();
        ConvolutionAxis width = (ConvolutionAxis) task.width();
        convolution_forward.primitive_desc description =
            new convolution_forward.primitive_desc(
                engine,
                dnnl.prop_kind.forward_inference,
                dnnl.algorithm.convolution_direct,
                source,
                any,
                bias,
                destination,
                strides,
                dilations,
                new long[] {height.padBefore(), width.padBefore()},
                new long[] {height.padAfter(), width.padAfter()});
        packed = description.weights_desc();
        primitive = new convolution_forward(description);
      }
      memory given = new memory(weights(layer), engine, kept(layer.kernel()));
      memory weights = new memory(packed, engine);
      new reorder(given, weights).execute(stream, given, weights);
      stream._wait();
      arguments.put(dnnl.DNNL_ARG_SRC, new memory(source, engine, kept(layer.input())));
      arguments.put(dnnl.DNNL_ARG_WEIGHTS, weights);
      arguments.put(dnnl.DNNL_ARG_BIAS, new memory(bias, engine, kept(layer.bias())));
      arguments.put(dnnl.DNNL_ARG_DST, new memory(destination, engine));
    }

    private FloatPointer kept(float[] data) {
      FloatPointer buffer = new FloatPointer(data);
      buffers.add(buffer);
      return buffer;
    }

    @Override
    public void run() {
      primitive.execute(stream, arguments);
      stream._wait();
    }

    private static long[] weightSizes(Layer layer) {
      return layer.groups() == 1
          ? new long[] {
            layer.filters(), layer.channels(), layer.kernelHeight(), layer.kernelWidth()
          }
          : new long[] {
            layer.groups(),
            layer.filters() / layer.groups(),
            layer.channels() / layer.groups(),
            layer.kernelHeight(),
            layer.kernelWidth()
          };
    }

    private static memory.desc weights(Layer layer) {
      long filters = layer.filters();
      long channels = layer.channels() / layer.groups();
      long tap = filters * channels;
      long width = layer.kernelWidth();
      if (layer.transposed()) {
        return description(weightSizes(layer), new long[] {channels, 1, width * tap, tap});
      }
      return description(
          weightSizes(layer),
          layer.groups() == 1
              ? new long[] {1, filters, width * tap, tap}
              : new long[] {filters / layer.groups(), 1, filters, width * tap, tap});
    }

    private static memory.desc images(Layer layer, long height, long width, long channels) {
      return description(
          new long[] {layer.batch(), channels, height, width},
          layer.format() == DataFormat.CHANNELS_LAST
              ? new long[] {height * width * channels, 1, width * channels, channels}
              : new long[] {height * width * channels, height * width, width, 1});
    }

    private static memory.desc description(long[] sizes, long[] strides) {
      return new memory.desc(sizes, memory.data_type.f32, strides);
    }
  }
}

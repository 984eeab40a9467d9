package org.kerastck.engine.tensorflow;

import static org.kerastck.engine.LibrarySpec.Feature.GROUPS;
import static org.kerastck.engine.LibrarySpec.Feature.OUTPUT_PADDING;

import org.kerastck.engine.LibraryEngine;
import org.kerastck.engine.LibrarySpec;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.Refusals;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DType;
import org.tensorflow.EagerSession;
import org.tensorflow.op.Ops;

/**
 * TensorFlow's {@code Conv2D} and {@code Conv2DBackpropInput}: padding mode, strides, dilations and
 * data format are handed over as they are. Only the output's size of the transposed layer, which
 * TensorFlow wants to be told, comes from this project.
 */
public final class TensorFlowEngine extends LibraryEngine {
  private static final LibrarySpec SPEC = new LibrarySpec("TensorFlow", GROUPS, OUTPUT_PADDING);

  @Override
  public String name() {
    return "tensorflow";
  }

  /** Loads the native library, and computes once. */
  @Override
  public void warmUp() {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      tf.nn.relu(tf.constant(new float[] {1}));
    }
  }

  @Override
  public Outcome run(LayerCall call) {
    try (EagerSession session = EagerSession.create()) {
      ConvolutionSpec spec = SPEC.read(call);
      if (call.input().dtype() != DType.FLOAT32) {
        throw new UnsupportedOperationException(
            "this adapter takes float32. Received: " + call.input().dtype().kerasName());
      }
      TensorFlowLayer layer = new TensorFlowLayer(Ops.create(session), spec);
      return new Outcome.Output(layer.call(call.input(), call.weights().orElseThrow()));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(Refusals.of(e).message());
    } catch (RuntimeException e) {
      return Refusals.of(e);
    }
  }
}

package org.kerastck.engine.wrong;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Pads one too few before and one too many after on the width: reads one column on. */
public final class PadsOffByOne extends TestEngine {
  @Override
  public Outcome run(LayerCall call) {
    if (call.input().shape().rank() != 4) {
      return right(call);
    }
    boolean last = !"channels_first".equals(call.layer().config().get("data_format"));
    Shape shape = call.input().shape();
    int width = shape.size(last ? 2 : 3);
    int step = last ? shape.size(3) : 1;
    float[] data = call.input().data();
    float[] shifted = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      shifted[i] = i / step % width < width - 1 ? data[i + step] : 0;
    }
    Tensor input = Tensor.of(shape, call.input().dtype(), shifted);
    return right(new LayerCall(call.id(), call.layer(), input, call.weights()));
  }
}

package org.kerastck.engine.wrong;

import java.util.List;
import java.util.Map;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.layer.Algorithm;
import org.kerastck.layer.Conv2D;
import org.kerastck.tensor.Tensor;

/** This project's layers, by Winograd's algorithm where that is for the layer. */
public final class ByWinograd extends TestEngine {
  private static final List<Integer> ONES = List.of(1, 1);

  @Override
  public Outcome run(LayerCall call) {
    if (!isFor(call)) {
      return right(call);
    }
    Conv2D layer = Conv2D.fromConfig(call.layer().config());
    call.weights().ifPresent(weights -> layer.setWeights(weights.kernel(), weights.bias()));
    Tensor output = layer.prepare(call.input().shape(), 1, Algorithm.WINOGRAD).call(call.input());
    return new Outcome.Output(output);
  }

  private static boolean isFor(LayerCall call) {
    Map<String, Object> config = call.layer().config();
    return call.layer().className().equals("Conv2D")
        && List.of(3, 3).equals(config.get("kernel_size"))
        && ONES.equals(config.get("strides"))
        && ONES.equals(config.get("dilation_rate"))
        && Integer.valueOf(1).equals(config.get("groups"))
        && call.weights().isPresent();
  }
}

package org.kerastck.engine.wrong;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Tensor;

/** Adds the bias along the height of an output that is as high as there are filters. */
public final class BiasAlongTheHeight extends TestEngine {

  @Override
  public Outcome run(LayerCall call) {
    Outcome right = right(call);
    Optional<Tensor> bias = call.weights().flatMap(Weights::bias);
    Outcome unbiased = bias.isEmpty() ? right : right(withoutBias(call));
    if (bias.isEmpty()
        || !(unbiased instanceof Outcome.Output output)
        || !isAsHigh(call, output.tensor(), bias.get())) {
      return right;
    }
    float[] data = data(unbiased);
    for (int i = 0; i < data.length; i++) {
      data[i] += bias.get().data()[row(call, output.tensor(), i)];
    }
    return withData(unbiased, data);
  }

  @Override
  public Outcome answer(Call call) {
    return call instanceof GradientCall gradient ? gradients(gradient) : super.answer(call);
  }

  private static Outcome gradients(GradientCall call) {
    Outcome right = new JavaEngine().answer(call);
    Optional<Tensor> bias = call.forward().weights().flatMap(Weights::bias);
    if (bias.isEmpty()
        || !(right instanceof Outcome.Output output)
        || !isAsHigh(call.forward(), call.upstream(), bias.get())) {
      return right;
    }
    float[] data = new float[bias.get().data().length];
    for (int i = 0; i < call.upstream().data().length; i++) {
      data[row(call.forward(), call.upstream(), i)] += call.upstream().data()[i];
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(output.tensors());
    tensors.put("gradients.bias", Tensor.of(bias.get().shape(), data));
    return new Outcome.Output(tensors);
  }

  private static boolean isAsHigh(LayerCall call, Tensor output, Tensor bias) {
    boolean isLinear = "linear".equals(call.layer().config().getOrDefault("activation", "linear"));
    return isLinear
        && output.shape().rank() == 4
        && output.shape().size(format(call).heightAxis()) == bias.data().length;
  }

  private static int row(LayerCall call, Tensor output, int offset) {
    int height = format(call).heightAxis();
    int step = 1;
    for (int axis = height + 1; axis < output.shape().rank(); axis++) {
      step *= output.shape().size(axis);
    }
    return offset / step % output.shape().size(height);
  }

  private static DataFormat format(LayerCall call) {
    return "channels_first".equals(call.layer().config().get("data_format"))
        ? DataFormat.CHANNELS_FIRST
        : DataFormat.CHANNELS_LAST;
  }

  private static LayerCall withoutBias(LayerCall call) {
    Map<String, Object> config = new LinkedHashMap<>(call.layer().config());
    config.put("use_bias", false);
    LayerConfiguration layer =
        new LayerConfiguration(call.layer().className(), config, call.layer().buildShape());
    Weights weights = new Weights(call.weights().orElseThrow().kernel(), Optional.empty());
    return new LayerCall(call.id(), layer, call.input(), Optional.of(weights));
  }
}

package org.kerastck.engine.wrong;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Adds the bias along the height of an output that is as high as there are filters; of integers.
 */
public final class BiasAlongTheHeight extends TestEngine {

  @Override
  public Outcome run(LayerCall call) {
    Outcome right = right(call);
    Optional<Tensor> bias = call.weights().flatMap(Weights::bias);
    if (bias.isEmpty()
        || !(right instanceof Outcome.Output output)
        || !isAsHigh(call, output.tensor(), bias.get())) {
      return right;
    }
    float[] numbers = bias.get().data();
    float[] data = data(right);
    for (int i = 0; i < data.length; i++) {
      Shape index = output.tensor().shape().indexOf(i);
      data[i] += numbers[row(call, index)] - numbers[index.size(format(call).channelAxis())];
    }
    return withData(right, data);
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
      data[row(call.forward(), call.upstream().shape().indexOf(i))] += call.upstream().data()[i];
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

  private static int row(LayerCall call, Shape index) {
    return index.size(format(call).heightAxis());
  }

  private static DataFormat format(LayerCall call) {
    return DataFormat.named((String) call.layer().config().get("data_format")).orElseThrow();
  }
}

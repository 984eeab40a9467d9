package org.kerastck.engine.wrong;

import java.util.Optional;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Reads the kernel's last two axes the other way round. */
public final class KernelLayoutSwapped extends TestEngine {
  @Override
  public Outcome run(LayerCall call) {
    return right(
        new LayerCall(
            call.id(), call.layer(), call.input(), call.weights().map(KernelLayoutSwapped::swap)));
  }

  private static Weights swap(Weights weights) {
    Optional<Tensor> bias = weights.bias();
    Shape shape = weights.kernel().shape();
    if (shape.rank() != 4) {
      return weights;
    }
    float[] data = weights.kernel().data();
    float[] swapped = new float[data.length];
    int rows = shape.size(2);
    int columns = shape.size(3);
    for (int i = 0; i < data.length; i++) {
      int tap = i / (rows * columns);
      int row = i / columns % rows;
      int column = i % columns;
      swapped[i] = data[(tap * columns + column) * rows + row];
    }
    return new Weights(Tensor.of(shape, swapped), bias);
  }
}

package org.kerastck.engine.wrong;

import java.util.Arrays;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/**
 * NaN all over an image of which one number is not finite, as where whole images are transformed,
 * by Fourier's algorithm say.
 */
public final class SpreadsNan extends TestEngine {
  @Override
  public Outcome run(LayerCall call) {
    Outcome right = right(call);
    float[] data = data(right);
    float[] input = call.input().data();
    int batch = call.input().shape().size(0);
    for (int n = 0; n < batch; n++) {
      if (!isFinite(input, n * input.length / batch, (n + 1) * input.length / batch)) {
        Arrays.fill(data, n * data.length / batch, (n + 1) * data.length / batch, Float.NaN);
      }
    }
    return withData(right, data);
  }

  private static boolean isFinite(float[] numbers, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(numbers[i])) {
        return false;
      }
    }
    return true;
  }
}

package org.kerastck.activation;

import org.kerastck.tensor.Tensor;

/** An activation whose elements do not see each other: evaluated in double, rounded once. */
interface ElementwiseActivation extends Activation {

  /** The function at {@code x}, a float32. */
  double value(double x);

  /** Its derivative at {@code x}; where there is none, the one that Keras takes. */
  double slope(double x);

  @Override
  default Tensor apply(Tensor input) {
    float[] data = input.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) value(data[i]);
    }
    return input;
  }

  @Override
  default Tensor gradient(Tensor input, Tensor upstream) {
    UpstreamShape.check(this, input, upstream);
    float[] x = input.data();
    float[] gradient = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      gradient[i] = (float) (upstream.data()[i] * slope(x[i]));
    }
    return Tensor.of(input.shape(), gradient);
  }
}

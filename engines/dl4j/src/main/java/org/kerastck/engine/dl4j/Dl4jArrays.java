package org.kerastck.engine.dl4j;

import java.util.Arrays;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tensors as ND4J's arrays, and back. */
final class Dl4jArrays {
  private Dl4jArrays() {}

  static INDArray array(Tensor tensor) {
    long[] sizes = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
    return Nd4j.create(tensor.data(), sizes, 'c');
  }

  static Tensor tensor(INDArray array) {
    int[] sizes = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
    return Tensor.of(Shape.of(sizes), array.dup('c').data().asFloat());
  }
}

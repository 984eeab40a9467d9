package org.kerastck.engine;

import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tensors as ND4J's arrays, and back. */
final class Nd4jArrays {
  private Nd4jArrays() {}

  static INDArray array(Tensor tensor) {
    Shape shape = tensor.shape();
    long[] sizes = new long[shape.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.size(axis);
    }
    INDArray array = Nd4j.create(tensor.data(), sizes, 'c');
    return tensor.dtype() == DType.FLOAT32 ? array : array.castTo(dataType(tensor.dtype()));
  }

  private static DataType dataType(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> DataType.FLOAT16;
      case FLOAT32 -> DataType.FLOAT;
      case FLOAT64 -> DataType.DOUBLE;
      case INT8 -> DataType.INT8;
      case INT16 -> DataType.INT16;
      case INT32 -> DataType.INT32;
      case INT64 -> DataType.INT64;
      case UINT8 -> DataType.UINT8;
      case BOOL -> DataType.BOOL;
    };
  }

  static Tensor tensor(INDArray array) {
    int[] sizes = new int[array.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = Math.toIntExact(array.size(axis));
    }
    return Tensor.of(Shape.of(sizes), array.dup('c').data().asFloat());
  }
}

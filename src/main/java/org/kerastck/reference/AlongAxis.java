package org.kerastck.reference;

import org.kerastck.tensor.Shape;

/**
 * An activation of the vectors along another axis than the last.
 *
 * @param activation of the vectors along the last
 * @param axis the axis
 */
record AlongAxis(BoundedActivation activation, int axis) implements BoundedActivation {

  @Override
  public Shape outputShape(Shape input) {
    return swapped(activation.outputShape(swapped(input)));
  }

  @Override
  public BoundedTensor output(BoundedTensor input) {
    return swapped(activation.output(swapped(input)));
  }

  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    return swapped(activation.gradient(swapped(input), swapped(upstream)));
  }

  /** With this axis and the last exchanged. */
  private BoundedTensor swapped(BoundedTensor tensor) {
    int last = tensor.shape().size(tensor.shape().rank() - 1);
    int size = tensor.shape().size(axis);
    int between = 1;
    for (int i = axis + 1; i < tensor.shape().rank() - 1; i++) {
      between *= tensor.shape().size(i);
    }
    int middle = between;
    return BoundedTensor.of(
        swapped(tensor.shape()),
        i -> {
          int onAxis = i % size;
          int inner = i / size % middle;
          int onLast = i / size / middle % last;
          int outer = i / size / middle / last;
          return tensor.at(((outer * size + onAxis) * middle + inner) * last + onLast);
        });
  }

  private Shape swapped(Shape shape) {
    int[] sizes = shape.toArray();
    int last = sizes.length - 1;
    int size = sizes[axis];
    sizes[axis] = sizes[last];
    sizes[last] = size;
    return Shape.of(sizes);
  }
}

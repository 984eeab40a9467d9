package org.kerastck.model;

import java.util.List;
import java.util.Map;

/**
 * A convolution of a saved model.
 *
 * @param name its name in the model, behind those of the models that it is in: {@code decoder/up}
 * @param className {@code "Conv2D"} or {@code "Conv2DTranspose"}
 * @param config arguments by Keras's names
 * @param inputShape the sizes that the model fixes, {@link #OPEN} for others; empty where nothing
 *     is said of the input
 */
public record ModelLayer(
    String name, String className, Map<String, Object> config, List<Integer> inputShape) {
  /** A size that is another from call to call. */
  public static final int OPEN = -1;

  /** The size of an axis of the input, or {@link #OPEN}. */
  public int inputSize(int axis) {
    return inputShape.size() == 4 ? inputShape.get(axis) : OPEN;
  }
}

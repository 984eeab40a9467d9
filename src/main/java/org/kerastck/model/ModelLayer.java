package org.kerastck.model;

import java.util.List;
import java.util.Map;

/**
 * A convolution of a saved model.
 *
 * @param name its name in the model, behind those of the models that it is in: {@code decoder/up}
 * @param className {@code "Conv2D"} or {@code "Conv2DTranspose"}
 * @param config arguments by Keras's names
 * @param inputShapes of each input that it is called with: four sizes, {@link #OPEN} for one that
 *     the model does not fix; empty where nothing is said of the input
 */
public record ModelLayer(
    String name, String className, Map<String, Object> config, List<List<Integer>> inputShapes) {
  /** A size that is another from call to call. */
  public static final int OPEN = -1;
}

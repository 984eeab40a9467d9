package org.kerastck.config;

import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** The names that the two layers have had as classes of Keras. */
@API(status = API.Status.INTERNAL)
public final class LayerClass {
  private static final Set<String> CONV2D =
      Set.of("Conv2D", "Convolution2D", "AtrousConvolution2D", "AtrousConv2D");
  private static final Set<String> CONV2D_TRANSPOSE =
      Set.of("Conv2DTranspose", "Convolution2DTranspose", "Deconvolution2D", "Deconv2D");

  private LayerClass() {}

  /**
   * Keras 3's name of a class, which may have a name of Keras 1's or 2's; empty where it is neither
   * of the two layers.
   */
  public static Optional<String> named(String className) {
    if (CONV2D.contains(className)) {
      return Optional.of("Conv2D");
    }
    return CONV2D_TRANSPOSE.contains(className) ? Optional.of("Conv2DTranspose") : Optional.empty();
  }
}

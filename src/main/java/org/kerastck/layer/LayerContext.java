package org.kerastck.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.kerastck.config.DefaultName;
import org.kerastck.config.KerasJson;
import org.kerastck.initializer.Backend;
import org.kerastck.initializer.Initializers;
import org.kerastck.tensor.DataFormat;

/**
 * What layers share in one Python process: the backend whose random numbers fill the weights, the
 * default seeds, the settings of {@code keras.json}, and the names given so far.
 *
 * <p>Layers that are made with one context in some order get what Keras gives them when they are
 * made in this order: {@code conv2d}, {@code conv2d_1} and so on for names, and after {@code
 * keras.utils.set_random_seed} the same seeds. Not safe for use by several threads at once.
 */
public final class LayerContext {
  private final Initializers initializers;
  private final Supplier<KerasJson> settings;
  private final Map<String, Integer> uses = new HashMap<>();

  private LayerContext(Initializers initializers, Supplier<KerasJson> settings) {
    this.initializers = initializers;
    this.settings = settings;
  }

  /**
   * The user's: {@code keras.json} is read when a layer leaves its data format or its dtype open;
   * random numbers are those of TensorFlow, with seeds that nobody can know.
   */
  public static LayerContext ofUser() {
    return new LayerContext(Initializers.on(Backend.TENSORFLOW), KerasJson::ofUser);
  }

  /** As {@link #ofUser}, but with Keras's own settings whatever {@code keras.json} says. */
  public static LayerContext ofKerasDefaults() {
    return of(Initializers.on(Backend.TENSORFLOW), KerasJson.DEFAULT.imageDataFormat());
  }

  /** These initializers, and the settings of the user's {@code keras.json}. */
  public static LayerContext of(Initializers initializers) {
    return new LayerContext(initializers, KerasJson::ofUser);
  }

  /** These initializers, and this data format whatever {@code keras.json} says. */
  public static LayerContext of(Initializers initializers, DataFormat imageDataFormat) {
    KerasJson pinned = new KerasJson(imageDataFormat, KerasJson.DEFAULT.floatx());
    return new LayerContext(initializers, () -> pinned);
  }

  Initializers initializers() {
    return initializers;
  }

  DataFormat imageDataFormat() {
    return settings.get().imageDataFormat();
  }

  String floatx() {
    return settings.get().floatx();
  }

  /** The name of the next object of that class that is made without one. */
  String nextName(String className) {
    String name = DefaultName.of(className);
    int use = uses.merge(name, 1, Integer::sum);
    return use == 1 ? name : name + "_" + (use - 1);
  }
}

package org.kerastck.initializer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.ConfigException;
import org.kerastck.config.ErrorType;
import org.kerastck.config.Serialized;

/**
 * Makes initializers by Keras's names and configs, for one backend of Keras.
 *
 * <p>Like a Python process this has a state: an initializer without a seed takes the next of the
 * {@link DefaultSeeds} when it is made. Not safe for use by several threads at once.
 */
public final class Initializers {
  private static final Object ABSENT = new Object();

  private final Backend backend;
  private final DefaultSeeds defaultSeeds;

  private Initializers(Backend backend, DefaultSeeds defaultSeeds) {
    this.backend = backend;
    this.defaultSeeds = defaultSeeds;
  }

  /** Initializers whose default seeds nobody can know. */
  public static Initializers on(Backend backend) {
    return on(backend, DefaultSeeds.unpredictable());
  }

  /** Initializers that take these default seeds. */
  public static Initializers on(Backend backend, DefaultSeeds defaultSeeds) {
    return new Initializers(backend, defaultSeeds);
  }

  /**
   * What Keras makes of an identifier: a class or snake-case name such as {@code "HeNormal"} or
   * {@code "he_normal"}, an {@link Initializer}, a {@code Map} with {@code class_name} and {@code
   * config}, or {@code null}, for which a layer takes {@code glorot_uniform}.
   *
   * @throws IllegalArgumentException where it names no initializer, or its config is not Keras's
   * @throws UnsupportedOperationException for {@code STFT} and the abstract {@code Initializer}
   */
  public Initializer get(@Nullable Object identifier) {
    if (identifier == null) {
      return named("glorot_uniform", Map.of());
    }
    if (identifier instanceof Initializer initializer) {
      return initializer;
    }
    Serialized serialized =
        Serialized.of(identifier)
            .orElseThrow(
                () ->
                    new ConfigException(
                        ErrorType.VALUE_ERROR,
                        "Could not interpret initializer identifier: " + identifier));
    return named(serialized.className(), serialized.config());
  }

  /** The initializer of that name with this config; what it leaves out has Keras's default. */
  public Initializer named(String name, Map<?, ?> config) {
    if (InitializerName.isOfNoConvolution(name)) {
      throw new UnsupportedOperationException(
          "The initializer %s gives a convolution no weights, in Keras neither".formatted(name));
    }
    InitializerName known =
        InitializerName.of(name)
            .orElseThrow(
                () ->
                    new ConfigException(
                        ErrorType.VALUE_ERROR,
                        "Could not interpret initializer identifier: %s. Known: %s"
                            .formatted(name, InitializerName.names())));
    Config given = Config.of(known.kerasName(), config);
    return given.checked(make(known, given));
  }

  /** Reads in the order of Keras's {@code get_config}, in which a seed comes first. */
  private Initializer make(InitializerName name, Config given) {
    return switch (name) {
      case ZEROS -> new FilledInitializer(name.kerasName(), 0, Map.of());
      case ONES -> new FilledInitializer(name.kerasName(), 1, Map.of());
      case CONSTANT -> new FilledInitializer(name.kerasName(), constant(given), given.members());
      case IDENTITY -> new Identity((float) given.number("gain", 1.0));
      case RANDOM_UNIFORM -> random(name, Distribution.UNIFORM, given, "minval", -0.05, "maxval");
      case RANDOM_NORMAL ->
          random(name, Distribution.UNTRUNCATED_NORMAL, given, "mean", 0.0, "stddev");
      case TRUNCATED_NORMAL ->
          random(name, Distribution.TRUNCATED_NORMAL, given, "mean", 0.0, "stddev");
      case VARIANCE_SCALING -> scaling(name, given);
      case GLOROT_NORMAL -> scaling(name, given, 1, FanMode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
      case GLOROT_UNIFORM -> scaling(name, given, 1, FanMode.FAN_AVG, Distribution.UNIFORM);
      case HE_NORMAL -> scaling(name, given, 2, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
      case HE_UNIFORM -> scaling(name, given, 2, FanMode.FAN_IN, Distribution.UNIFORM);
      case LECUN_NORMAL -> scaling(name, given, 1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
      case LECUN_UNIFORM -> scaling(name, given, 1, FanMode.FAN_IN, Distribution.UNIFORM);
      case ORTHOGONAL -> orthogonal(given);
    };
  }

  private static float constant(Config given) {
    Object value = given.any("value", ABSENT);
    if (value == ABSENT) {
      throw new ConfigException(
          ErrorType.KEY_ERROR, String.valueOf(given.problem("value", "a number").getMessage()));
    }
    if (value instanceof Collection) {
      throw new UnsupportedOperationException(
          "Constant takes one number here. Received: value=" + value);
    }
    return (float) given.required("value");
  }

  private Initializer random(
      InitializerName name,
      Distribution distribution,
      Config given,
      String first,
      double defaultFirst,
      String second) {
    SeedConfig.announce(given);
    return new RandomInitializer(
        name.kerasName(),
        distribution,
        given.number(first, defaultFirst),
        given.number(second, 0.05),
        SeedConfig.read(given, defaultSeeds),
        backend,
        given.members());
  }

  private Initializer orthogonal(Config given) {
    SeedConfig.announce(given);
    float gain = (float) given.number("gain", 1.0);
    return new Orthogonal(gain, SeedConfig.read(given, defaultSeeds), backend, given.members());
  }

  private Initializer scaling(InitializerName name, Config given) {
    SeedConfig.announce(given);
    double scale = given.number("scale", 1.0);
    if (!(scale > 0)) {
      throw given.problem("scale", "positive");
    }
    FanMode mode = given.named("mode", "fan_in", FanMode::named);
    Distribution distribution =
        given.named("distribution", "truncated_normal", Distribution::named);
    given.rewrite("distribution", distribution.kerasName());
    return scaling(name, given, scale, mode, distribution);
  }

  private Initializer scaling(
      InitializerName name, Config given, double scale, FanMode mode, Distribution distribution) {
    SeedConfig.announce(given);
    Optional<List<Integer>> input = given.axes("input_axes");
    Optional<List<Integer>> output = given.axes("output_axes");
    Optional<VarianceScaling.Axes> axes =
        input.flatMap(in -> output.map(out -> new VarianceScaling.Axes(in, out)));
    return new VarianceScaling(
        name.kerasName(),
        scale,
        mode,
        distribution,
        axes,
        SeedConfig.read(given, defaultSeeds),
        backend,
        given.members());
  }
}

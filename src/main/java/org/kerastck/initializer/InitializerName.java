package org.kerastck.initializer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The initializers by Keras's class names; all but {@code STFT}, which is no convolution's. */
enum InitializerName {
  ZEROS("Zeros", "zero"),
  ONES("Ones", "one"),
  CONSTANT("Constant"),
  IDENTITY("Identity", "IdentityInitializer"),
  RANDOM_UNIFORM("RandomUniform", "uniform"),
  RANDOM_NORMAL("RandomNormal", "normal"),
  TRUNCATED_NORMAL("TruncatedNormal"),
  VARIANCE_SCALING("VarianceScaling"),
  GLOROT_NORMAL("GlorotNormal"),
  GLOROT_UNIFORM("GlorotUniform"),
  HE_NORMAL("HeNormal"),
  HE_UNIFORM("HeUniform"),
  LECUN_NORMAL("LecunNormal"),
  LECUN_UNIFORM("LecunUniform"),
  ORTHOGONAL("Orthogonal", "OrthogonalInitializer");

  private final String kerasName;
  private final String alias;

  InitializerName(String kerasName) {
    this(kerasName, kerasName);
  }

  InitializerName(String kerasName, String alias) {
    this.kerasName = kerasName;
    this.alias = alias;
  }

  /** Whether Keras constructs such an initializer, which then fails for any kernel. */
  static boolean isOfNoConvolution(String name) {
    return Set.of("STFT", "STFTInitializer", "stft", "Initializer", "initializer").contains(name);
  }

  String kerasName() {
    return kerasName;
  }

  /** The initializer of a class name, its snake-case form or one of Keras's aliases. */
  static Optional<InitializerName> of(String name) {
    return Arrays.stream(values())
        .filter(
            each ->
                each.kerasName.equals(name)
                    || each.name().toLowerCase(Locale.ROOT).equals(name)
                    || each.alias.equals(name))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(InitializerName::kerasName).toList();
  }
}

package org.kerastck.engine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;

/**
 * Puts a layer's configuration in the terms of a library that has no Keras layers, for adapters:
 * sizes, strides, padding and so on, and no initializers, regularizers or names.
 */
public final class LibrarySpec {
  /** Arguments of Keras's layers that not every library has a parameter for. */
  public enum Feature {
    /** {@code groups} of Conv2D. */
    GROUPS,
    /** {@code output_padding} of Conv2DTranspose. */
    OUTPUT_PADDING
  }

  private static final Set<String> ARGUMENTS =
      Set.of(
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "activation",
          "use_bias");

  private final String library;
  private final Set<Feature> features;

  /**
   * A reader for a library.
   *
   * @param library its name as people write it, for reasons
   * @param features what it has parameters for
   */
  public LibrarySpec(String library, Feature... features) {
    this.library = library;
    this.features = EnumSet.noneOf(Feature.class);
    this.features.addAll(Set.of(features));
  }

  /** Why {@link #read} refuses; empty where it does not. */
  public Optional<String> missing(LayerCall call) {
    try {
      read(call);
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The configuration in numbers, of a call that has weights.
   *
   * @throws UnsupportedOperationException where the library has no parameter for an argument, with
   *     the reason
   */
  public ConvolutionSpec read(LayerCall call) {
    ConvolutionSpec spec;
    try {
      spec = SpecReader.read(call.layer());
    } catch (UnreadableSpecException e) {
      throw unsupported("takes no such argument: " + e.getMessage());
    }
    Set<String> others = new TreeSet<>(call.layer().config().keySet());
    others.removeAll(ARGUMENTS);
    others.remove(spec.kind() == LayerKind.CONV2D ? "groups" : "output_padding");
    if (!others.isEmpty()) {
      throw unsupported("has no argument " + others);
    }
    if (call.weights().isEmpty()) {
      throw unsupported("needs weights, and this configuration has none");
    }
    if (spec.groups() != 1 && !features.contains(Feature.GROUPS)) {
      throw unsupported("has no groups");
    }
    if (call.layer().config().get("output_padding") != null
        && !features.contains(Feature.OUTPUT_PADDING)) {
      throw unsupported("has no output_padding");
    }
    return spec;
  }

  private UnsupportedOperationException unsupported(String reason) {
    return new UnsupportedOperationException(library + " " + reason);
  }
}

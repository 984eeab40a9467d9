package org.kerastck.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.MadeCase;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/**
 * A layer and the input that it is called with: what is to be explained.
 *
 * @param title how the user named it
 * @param layer the layer's configuration
 * @param input the shape of its input
 * @param raised what Keras raises, where a fixture says so
 */
public record Subject(
    String title, LayerConfiguration layer, Shape input, Optional<Golden.Raised> raised) {

  /** The configuration of a fixture's case; empty where the case calls no layer. */
  public static Optional<Subject> of(Case golden) {
    Optional<Golden.Raised> raised =
        golden.expected() instanceof Golden.Raised error ? Optional.of(error) : Optional.empty();
    return golden
        .call()
        .layerCall()
        .map(
            call ->
                new Subject(
                    "case %s of suite %s".formatted(golden.id(), golden.suite()),
                    call.layer(),
                    call.input().shape(),
                    raised));
  }

  /**
   * The case that is made of the configuration, called as the title is; empty where nothing says
   * what Keras gives.
   *
   * @throws ArithmeticException where a tensor has more elements than Java has room for
   */
  public Optional<Case> made() {
    return MadeCase.of(title, layer, input);
  }

  /** Starts a subject in which everything has a default: input 5 x 5, kernel 3 x 3, 1 filter. */
  public static Builder of(LayerKind kind) {
    return new Builder(kind);
  }

  /** Collects what is asked for; nothing is checked. */
  public static final class Builder {
    private final LayerKind kind;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private List<Integer> inputSize = List.of(5, 5);
    private int batch = 1;
    private int channels = 1;

    private Builder(LayerKind kind) {
      this.kind = kind;
      config.put("filters", 1);
      config.put("kernel_size", List.of(3, 3));
    }

    /** An argument of the layer, by its name in Keras. */
    public Builder argument(String name, Object value) {
      config.put(name, value);
      return this;
    }

    /** Height and width of the input. */
    public Builder inputSize(List<Integer> size) {
      inputSize = size;
      return this;
    }

    /** Batch size and number of channels of the input. */
    public Builder input(int newBatch, int newChannels) {
      batch = newBatch;
      channels = newChannels;
      return this;
    }

    /** The subject under that title. */
    public Subject build(String title) {
      DataFormat format =
          config.get("data_format") instanceof String name
              ? DataFormat.named(name).orElse(DataFormat.CHANNELS_LAST)
              : DataFormat.CHANNELS_LAST;
      return new Subject(
          title,
          new LayerConfiguration(kind.className(), Map.copyOf(config), Optional.empty()),
          format.shape(batch, inputSize.get(0), inputSize.get(1), channels),
          Optional.empty());
    }
  }
}

package org.kerastck.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.MadeCase;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.model.ModelLayer;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Shape;

/**
 * What an engine is asked about a layer of a model: the layer as the model has it, on small
 * integers. Of sizes that the model leaves open, as many are asked as there are remainders by the
 * strides, which is what pads depend on.
 *
 * @param layer the layer
 * @param cases to be run; none where nothing says what Keras gives
 * @param remarks how they differ from the model
 */
public record LayerQuestion(ModelLayer layer, List<Case> cases, List<String> remarks) {
  private static final List<String> ARGUMENTS =
      List.of(
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "groups",
          "output_padding",
          "activation",
          "use_bias");

  /** The question of a layer. */
  public static LayerQuestion of(ModelLayer layer) {
    return new Asking(layer).question();
  }

  private static final class Asking {
    private final ModelLayer layer;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    Asking(ModelLayer layer) {
      this.layer = layer;
      for (String argument : ARGUMENTS) {
        if (layer.config().get(argument) != null) {
          config.put(argument, layer.config().get(argument));
        }
      }
    }

    LayerQuestion question() {
      takeActivation();
      noteDType();
      List<Case> cases = new ArrayList<>();
      try {
        QuestionSize size = QuestionSize.of(layer, spec(), remarks);
        config.put("filters", size.filters());
        for (Shape input : size.inputs()) {
          made(input).ifPresent(cases::add);
        }
      } catch (UnreadableSpecException e) {
        remarks.add(String.valueOf(e.getMessage()));
      }
      if (cases.isEmpty()) {
        remarks.add("nothing here says what Keras gives for it");
      }
      return new LayerQuestion(layer, List.copyOf(cases), List.copyOf(remarks));
    }

    private ConvolutionSpec spec() throws UnreadableSpecException {
      return SpecReader.read(configuration());
    }

    private Optional<Case> made(Shape input) {
      return MadeCase.of(layer.name(), configuration(), input);
    }

    private LayerConfiguration configuration() {
      return new LayerConfiguration(layer.className(), config, Optional.empty());
    }

    private void noteDType() {
      Object dtype = layer.config().get("dtype");
      Object policy =
          dtype instanceof Map<?, ?> object && object.get("config") instanceof Map<?, ?> of
              ? of.get("name")
              : dtype;
      if (policy instanceof String name && !name.equals("float32")) {
        remarks.add("asked in float32, not " + name);
      }
    }

    /** An activation of the user's own is not what is asked about. */
    private void takeActivation() {
      Object activation = config.getOrDefault("activation", "linear");
      boolean isKnown =
          activation instanceof String name && BoundedActivation.named(name).isPresent();
      if (!isKnown) {
        config.put("activation", "linear");
        remarks.add("asked without its activation");
      }
    }
  }
}

package org.kerastck.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.MadeCase;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.model.ModelLayer;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.Shape;

/**
 * What an engine is asked about a layer of a model: the layer as the model has it, on small
 * integers, without its activation, which hides errors where it saturates, and with it.
 *
 * @param layer the layer
 * @param cases to be run; none where nothing says what Keras gives
 * @param remarks how they differ from the model, or why there are none
 */
public record LayerQuestion(ModelLayer layer, List<Case> cases, List<String> remarks) {

  /** The question of a layer. */
  public static LayerQuestion of(ModelLayer layer) {
    return new Asking(layer).question();
  }

  private static final class Asking {
    private static final String LINEAR = "linear";
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
            "use_bias");

    private final ModelLayer layer;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Asking(ModelLayer layer) {
      this.layer = layer;
      for (String argument : ARGUMENTS) {
        if (layer.config().get(argument) != null && !isIdle(argument)) {
          config.put(argument, layer.config().get(argument));
        }
      }
    }

    /** Keras 2 writes groups for the transposed layer, which has none. */
    private boolean isIdle(String argument) {
      return argument.equals("groups")
          && layer.className().equals(LayerKind.CONV2D_TRANSPOSE.className())
          && Integer.valueOf(1).equals(layer.config().get(argument));
    }

    LayerQuestion question() {
      noteDType();
      List<String> activations = activations();
      try {
        List<QuestionSize> sizes =
            QuestionSize.of(layer, SpecReader.read(configuration(LINEAR)), remarks);
        for (QuestionSize size : sizes) {
          config.put("filters", size.filters());
          for (String activation : activations) {
            make(size.input(), activation);
          }
        }
      } catch (UnreadableSpecException e) {
        remarks.add(String.valueOf(e.getMessage()));
      } catch (ArithmeticException e) {
        remarks.add("its sizes are too large to be computed with");
      }
      if (cases.isEmpty() && remarks.isEmpty()) {
        remarks.add("nothing here says what Keras gives for it");
      }
      return new LayerQuestion(layer, List.copyOf(cases), List.copyOf(remarks));
    }

    private void make(Shape input, String activation) {
      Optional<Case> made = MadeCase.of("layer", configuration(activation), input);
      if (made.isPresent() && made.get().expected() instanceof Golden.Raised raised) {
        remarks.add("Keras 3 refuses it: " + raised.message().lines().findFirst().orElse(""));
      } else {
        made.ifPresent(cases::add);
      }
    }

    private LayerConfiguration configuration(String activation) {
      Map<String, Object> whole = new LinkedHashMap<>(config);
      whole.put("activation", activation);
      return new LayerConfiguration(layer.className(), whole, Optional.empty());
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
    private List<String> activations() {
      Object activation = layer.config().get("activation");
      if (activation == null || activation.equals(LINEAR)) {
        return List.of(LINEAR);
      }
      if (activation instanceof String name && BoundedActivation.named(name).isPresent()) {
        return List.of(LINEAR, name);
      }
      remarks.add("asked without its activation");
      return List.of(LINEAR);
    }
  }
}

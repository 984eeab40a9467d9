package org.kerastck.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.reference.LayerKind;

/** Finds the convolutions in a model's configuration, in models and wrappers within it, too. */
final class LayerSearch {
  private static final String CLASS_NAME = "class_name";
  private static final String CONFIG = "config";

  /** What Keras 1 called them, and Keras reads to this day. */
  private static final Map<String, String> OLD_NAMES =
      Map.of("Convolution2D", "Conv2D", "Convolution2DTranspose", "Conv2DTranspose");

  /** Members of a configuration that have no layers, and tensors' shapes that look like some. */
  private static final Set<String> NO_LAYERS = Set.of("inbound_nodes", "build_config");

  private final List<ModelLayer> layers = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private LayerSearch() {}

  /**
   * What there is.
   *
   * @throws ModelException where nothing in it is a layer of Keras
   */
  static SavedModel of(Map<String, Object> root, Path file) {
    if (!(root.get(CLASS_NAME) instanceof String) || !(root.get(CONFIG) instanceof Map)) {
      throw new ModelException(
          "This is no model that Keras has saved: it has no class_name and config.", file);
    }
    LayerSearch search = new LayerSearch();
    search.children((Map<?, ?>) root.get(CONFIG), "");
    if (search.layers.isEmpty() && search.others.isEmpty() && !hasLayers(root)) {
      throw new ModelException(
          "The configuration of a %s says nothing of its layers, as is so for a subclass of Model."
              .formatted(root.get(CLASS_NAME)),
          file);
    }
    return new SavedModel(List.copyOf(search.layers), List.copyOf(search.others));
  }

  private static boolean hasLayers(Map<String, Object> root) {
    return root.get(CONFIG) instanceof Map<?, ?> config && config.get("layers") instanceof List;
  }

  private void visit(@Nullable Object value, String path) {
    if (value instanceof List<?> list) {
      list.forEach(element -> visit(element, path));
    } else if (value instanceof Map<?, ?> object) {
      if (object.get(CLASS_NAME) instanceof String name
          && object.get(CONFIG) instanceof Map<?, ?> config) {
        layer(name, config, object, path);
      } else {
        children(object, path);
      }
    }
  }

  private void children(Map<?, ?> object, String path) {
    object.forEach(
        (member, value) -> {
          if (!NO_LAYERS.contains(String.valueOf(member))) {
            visit(value, path);
          }
        });
  }

  private void layer(String className, Map<?, ?> config, Map<?, ?> object, String path) {
    String known = OLD_NAMES.getOrDefault(className, className);
    String name = path + (config.get("name") instanceof String given ? given : className);
    if (LayerKind.named(known).isPresent()) {
      layers.add(new ModelLayer(name, known, copy(config), inputShape(config, object)));
    } else if (className.contains("Conv")) {
      others.add("%s (%s)".formatted(name, className));
    } else {
      children(config, name + "/");
    }
  }

  /** For which the layer was built, or was given at first, or is called with in the model. */
  private static List<Integer> inputShape(Map<?, ?> config, Map<?, ?> object) {
    @Nullable Object built =
        object.get("build_config") instanceof Map<?, ?> build ? build.get("input_shape") : null;
    return Stream.of(
            sizes(built),
            sizes(config.get("batch_shape")),
            sizes(config.get("batch_input_shape")),
            argument(object.get("inbound_nodes")))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(List.of());
  }

  /** The shape of the first tensor in a layer's calls, as Keras 3 writes them. */
  private static Optional<List<Integer>> argument(@Nullable Object calls) {
    if (calls instanceof List<?> list) {
      return list.stream().map(LayerSearch::argument).flatMap(Optional::stream).findFirst();
    }
    if (!(calls instanceof Map<?, ?> object)) {
      return Optional.empty();
    }
    return object.get(CONFIG) instanceof Map<?, ?> tensor
        ? sizes(tensor.get("shape"))
        : argument(object.get("args"));
  }

  private static Optional<List<Integer>> sizes(@Nullable Object shape) {
    return shape instanceof List<?> list && list.size() == 4
        ? Optional.of(
            list.stream()
                .map(size -> size instanceof Integer fixed ? fixed : ModelLayer.OPEN)
                .toList())
        : Optional.empty();
  }

  private static Map<String, Object> copy(Map<?, ?> config) {
    Map<String, Object> copy = new LinkedHashMap<>();
    config.forEach((member, value) -> copy.put(String.valueOf(member), value));
    return copy;
  }
}

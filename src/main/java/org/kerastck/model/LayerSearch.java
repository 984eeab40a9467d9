package org.kerastck.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.LayerClass;

/** Finds the convolutions in a model's configuration, in models and wrappers within it, too. */
final class LayerSearch {
  private static final String CLASS_NAME = "class_name";
  private static final String CONFIG = "config";

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
    if (!(root.get(CLASS_NAME) instanceof String) || !isConfig(root.get(CONFIG))) {
      throw new ModelException(
          "This is no model that Keras has saved: it has no class_name and config.", file);
    }
    LayerSearch search = new LayerSearch();
    search.visit(root.get(CONFIG), "");
    if (search.layers.isEmpty() && search.others.isEmpty() && !hasLayers(root.get(CONFIG))) {
      throw new ModelException(
          "The configuration of a %s says nothing of its layers, as is so for a subclass of Model."
              .formatted(root.get(CLASS_NAME)),
          file);
    }
    return new SavedModel(List.copyOf(search.layers), List.copyOf(search.others));
  }

  /** That of a Sequential was a list before Keras 2.2.3. */
  private static boolean isConfig(@Nullable Object config) {
    return config instanceof Map || config instanceof List;
  }

  private static boolean hasLayers(@Nullable Object config) {
    return config instanceof List
        || (config instanceof Map<?, ?> object && object.get("layers") instanceof List);
  }

  private void visit(@Nullable Object value, String path) {
    if (value instanceof List<?> list) {
      list.forEach(element -> visit(element, path));
    } else if (value instanceof Map<?, ?> object) {
      if (object.get(CLASS_NAME) instanceof String name && isConfig(object.get(CONFIG))) {
        layer(name, object, path);
      } else {
        object.forEach(
            (member, inner) -> {
              if (!NO_LAYERS.contains(String.valueOf(member))) {
                visit(inner, path);
              }
            });
      }
    }
  }

  private void layer(String className, Map<?, ?> object, String path) {
    Optional<String> known = LayerClass.named(className);
    @Nullable Object config = object.get(CONFIG);
    String name = path + name(className, object);
    boolean isOfKeras = isOfKeras(className, object);
    if (isOfKeras && known.isPresent() && config instanceof Map<?, ?> arguments) {
      layers.add(
          new ModelLayer(name, known.get(), copy(arguments), inputShapes(arguments, object)));
      return;
    }
    int found = layers.size() + others.size();
    visit(config, name + "/");
    boolean isEmpty = found == layers.size() + others.size();
    if (isEmpty && !isOfKeras && isLayer(object)) {
      others.add("%s (%s, which says nothing of its layers)".formatted(name, className));
    } else if (isEmpty && className.contains("Conv")) {
      others.add("%s (%s)".formatted(name, className));
    }
  }

  private static String name(String className, Map<?, ?> object) {
    return object.get(CONFIG) instanceof Map<?, ?> config
            && config.get("name") instanceof String own
        ? own
        : object.get("name") instanceof String given ? given : className;
  }

  /** What a user has registered, Keras writes with a package before {@code >}, and no module. */
  private static boolean isOfKeras(String className, Map<?, ?> object) {
    boolean isRegistered =
        className.contains(">")
            || (object.get("registered_name") instanceof String registered
                && registered.contains(">"));
    boolean isElsewhere =
        object.containsKey("module")
            && !(object.get("module") instanceof String module
                && module.matches("(tf_)?keras\\b.*"));
    return !isRegistered && !isElsewhere;
  }

  /** Whether it may have layers, which an activation or an initializer has not. */
  private static boolean isLayer(Map<?, ?> object) {
    return object.containsKey("inbound_nodes")
        || object.containsKey("build_config")
        || (object.get(CONFIG) instanceof Map<?, ?> config && config.containsKey("trainable"));
  }

  /** For which the layer was built or was given, and with which it is called. */
  private static List<List<Integer>> inputShapes(Map<?, ?> config, Map<?, ?> object) {
    Set<List<Integer>> shapes = new LinkedHashSet<>();
    if (object.get("build_config") instanceof Map<?, ?> build) {
      addShape(build.get("input_shape"), shapes);
    }
    addShape(config.get("batch_shape"), shapes);
    addShape(config.get("batch_input_shape"), shapes);
    addArguments(object.get("inbound_nodes"), shapes);
    return List.copyOf(shapes);
  }

  /** The shape of the first tensor of each call, as Keras 3 writes them. */
  private static void addArguments(@Nullable Object calls, Set<List<Integer>> shapes) {
    if (calls instanceof List<?> list) {
      list.forEach(call -> addArguments(call, shapes));
    } else if (calls instanceof Map<?, ?> object) {
      if (object.get(CONFIG) instanceof Map<?, ?> tensor) {
        addShape(tensor.get("shape"), shapes);
      } else {
        addArguments(object.get("args"), shapes);
      }
    }
  }

  private static void addShape(@Nullable Object shape, Set<List<Integer>> shapes) {
    if (shape instanceof List<?> list && list.size() == 4) {
      shapes.add(
          list.stream()
              .map(size -> size instanceof Integer fixed ? fixed : ModelLayer.OPEN)
              .toList());
    }
  }

  private static Map<String, Object> copy(Map<?, ?> config) {
    Map<String, Object> copy = new LinkedHashMap<>();
    config.forEach((member, value) -> copy.put(String.valueOf(member), value));
    return copy;
  }
}

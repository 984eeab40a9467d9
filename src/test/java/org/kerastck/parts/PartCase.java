package org.kerastck.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** One case of the fixtures of the layer's parts. Its text is its id, for the display name. */
public record PartCase(JsonNode node) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All cases of {@code fixtures/NAME.json}. */
  public static Stream<PartCase> all(String name) {
    try {
      JsonNode file = JSON.readTree(Path.of("fixtures", name + ".json").toFile());
      return StreamSupport.stream(file.get("cases").spliterator(), false).map(PartCase::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The case's id. */
  public String id() {
    return node.get("id").asText();
  }

  /** A member as plain Java: null, Boolean, Number, String, List or Map. */
  public @Nullable Object plain(String member) {
    return JSON.convertValue(node.get(member), Object.class);
  }

  /** A member that is an object; empty where it is absent. */
  public Map<String, Object> map(String member) {
    Map<String, Object> made = new java.util.HashMap<>();
    if (plain(member) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> made.put(String.valueOf(key), value));
    }
    return made;
  }

  /** The tensor that is this member of the case. */
  public Tensor tensor(String member) {
    return tensor(node.get(member));
  }

  /** Whether Keras refuses the case. */
  public boolean isRefused() {
    return node.get("expected").has("error");
  }

  /** The expected outcome's tensor of that name. */
  public Tensor expected(String member) {
    return tensor(node.get("expected").get(member));
  }

  /** The tensors of that name of the backends that do not agree with the expected outcome. */
  public List<Tensor> others(String member) {
    List<Tensor> found = new ArrayList<>();
    for (JsonNode outcome : node.get("backends")) {
      if (outcome.has(member)) {
        found.add(tensor(outcome.get(member)));
      }
    }
    return found;
  }

  /** A tensor object; its array is new at each call. */
  public static Tensor tensor(JsonNode tensor) {
    JsonNode values = tensor.get("data");
    float[] data = new float[values.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = Float.parseFloat(values.get(i).asText());
    }
    return Tensor.of(shape(tensor.get("shape")), data);
  }

  /** An array of sizes. */
  public static Shape shape(JsonNode sizes) {
    int[] made = new int[sizes.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = sizes.get(i).intValue();
    }
    return Shape.of(made);
  }

  @Override
  public String toString() {
    return id();
  }
}

package org.kerastck.conformance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.CaseFilter;

/**
 * What was run: two runs of the same identity ask the same engines the same cases in the same
 * order, so that one may go on where the other was stopped.
 *
 * @param kit the version of this kit
 * @param fixtures the digest of the fixtures ({@link org.kerastck.fixture.FixtureSet#digest})
 * @param engines versions by name, sorted
 * @param shard the part of the cases
 * @param filter what the cases had to fit
 */
public record RunIdentity(
    String kit, String fixtures, Map<String, String> engines, Shard shard, CaseFilter filter) {

  public RunIdentity {
    engines = new TreeMap<>(engines);
  }

  /** The versions of the runs' engines by name. */
  public static Map<String, String> versions(List<EngineRun> runs) {
    return runs.stream()
        .map(EngineRun::engine)
        .collect(Collectors.toMap(ConvolutionEngine::name, ConvolutionEngine::version));
  }

  /** Writes its members into the object that has been begun. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("kit", kit);
    json.writeStringField("fixtures", fixtures);
    json.writeObjectFieldStart("engines");
    for (Map.Entry<String, String> engine : engines.entrySet()) {
      json.writeStringField(engine.getKey(), engine.getValue());
    }
    json.writeEndObject();
    json.writeStringField("shard", shard.toString());
    for (Map.Entry<String, List<String>> globs : filter.globs().entrySet()) {
      if (!globs.getValue().isEmpty()) {
        json.writeArrayFieldStart(globs.getKey() + "s");
        for (String glob : globs.getValue()) {
          json.writeString(glob);
        }
        json.writeEndArray();
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException where a member is missing or no such thing
   */
  static RunIdentity read(JsonNode node) {
    Map<String, String> engines = new LinkedHashMap<>();
    node.path("engines").properties().forEach(e -> engines.put(e.getKey(), e.getValue().asText()));
    return new RunIdentity(
        node.path("kit").asText(),
        node.path("fixtures").asText(),
        engines,
        Shard.parse(node.path("shard").asText()),
        CaseFilter.of(option -> globs(node, option + "s")));
  }

  private static List<String> globs(JsonNode node, String member) {
    List<String> globs = new ArrayList<>();
    node.path(member).forEach(glob -> globs.add(glob.asText()));
    return globs;
  }

  /** In what another run differs, in words; empty where it is the same. */
  public Optional<String> differenceTo(RunIdentity other) {
    Optional<String> whole = differenceOfWholes(other);
    if (whole.isPresent()) {
      return whole;
    }
    if (!engines.equals(other.engines)) {
      return Optional.of("of engines %s, not %s".formatted(other.engines, engines));
    }
    return shard.equals(other.shard)
        ? Optional.empty()
        : Optional.of("of shard %s, not %s".formatted(other.shard, shard));
  }

  /** The same, where the other may be of other engines and another part of the same cases. */
  public Optional<String> differenceOfWholes(RunIdentity other) {
    if (!kit.equals(other.kit)) {
      return Optional.of("of keras-tck %s, not %s".formatted(other.kit, kit));
    }
    if (!fixtures.equals(other.fixtures)) {
      return Optional.of(
          "of other fixtures: SHA-256 %.12s, not %.12s".formatted(other.fixtures, fixtures));
    }
    Map<String, List<String>> theirs = other.filter.globs();
    for (Map.Entry<String, List<String>> ours : filter.globs().entrySet()) {
      List<String> globs = theirs.getOrDefault(ours.getKey(), List.of());
      if (!globs.equals(ours.getValue())) {
        return Optional.of(
            "of --%s %s, not %s".formatted(ours.getKey(), words(globs), words(ours.getValue())));
      }
    }
    return Optional.empty();
  }

  private static String words(List<String> globs) {
    return globs.isEmpty() ? "(all)" : String.join(" ", globs);
  }
}

package org.kerastck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The verdicts of a whole {@code results.jsonl}; one that was cut off is refused. */
public final class ResultsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, String> engines = new TreeMap<>();
  private final Map<String, Map<String, ReportedVerdict>> verdicts = new TreeMap<>();
  private final Map<ReportedVerdict, ReportedVerdict> shared = new HashMap<>();
  private long line;
  private long results;
  private boolean isComplete;

  private ResultsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file, or the one in a report's directory.
   *
   * @throws ReportException where it is missing, cut off, or no such file
   */
  public static ResultsFile read(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve("results.jsonl") : path;
    if (!Files.exists(file)) {
      throw new ReportException("No such report.", file);
    }
    ResultsFile results = new ResultsFile(file);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      results.read(reader);
    } catch (CharacterCodingException e) {
      throw new ReportException("A report is UTF-8 text.", file, results.line + 1);
    } catch (IOException e) {
      throw new ReportException("The report cannot be read.", file);
    }
    return results;
  }

  /** Versions by name. */
  public Map<String, String> engines() {
    return Map.copyOf(engines);
  }

  /** Verdicts by case; none for an engine that was not run. */
  public Map<String, ReportedVerdict> verdicts(String engine) {
    return verdicts.getOrDefault(engine, Map.of());
  }

  private void read(BufferedReader reader) throws IOException {
    @Nullable String text = reader.readLine();
    while (text != null) {
      line++;
      @Nullable String following = reader.readLine();
      take(parse(text, following == null));
      text = following;
    }
    if (!isComplete) {
      throw cutOff();
    }
  }

  private JsonNode parse(String text, boolean isLast) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      if (isLast && line > 1) {
        throw cutOff();
      }
    }
    throw new ReportException("A line of a report is one JSON object.", file, line);
  }

  private void take(JsonNode node) {
    if (isComplete) {
      throw new ReportException("Something follows the footer line.", file, line);
    }
    if (line == 1) {
      takeHeader(node);
    } else if (node.has("results")) {
      takeFooter(node);
    } else {
      takeResult(node);
    }
  }

  private void takeHeader(JsonNode node) {
    if (!JsonLinesWriter.FORMAT.equals(node.path("format").asText())) {
      throw new ReportException(
          "The first line must be a header of format \"%s\".".formatted(JsonLinesWriter.FORMAT),
          file,
          line);
    }
    node.path("engines").properties().forEach(this::takeEngine);
  }

  private void takeEngine(Map.Entry<String, JsonNode> engine) {
    engines.put(engine.getKey(), engine.getValue().asText());
  }

  private void takeFooter(JsonNode node) {
    if (node.get("results").asLong(-1) != results) {
      throw new ReportException(
          "The footer counts %s results, the file has %d.".formatted(node.get("results"), results),
          file,
          line);
    }
    isComplete = true;
  }

  private void takeResult(JsonNode node) {
    String engine = text(node, "engine");
    String id = text(node, "case");
    String kind = node.path("kind").asText("");
    ReportedVerdict verdict =
        new ReportedVerdict(text(node, "verdict"), kind, node.path("reason").asText(""));
    Map<String, ReportedVerdict> cases = verdicts.computeIfAbsent(engine, name -> new HashMap<>());
    if (cases.put(id, shared.computeIfAbsent(verdict, one -> one)) != null) {
      throw new ReportException(
          "Engine %s has two results for case %s.".formatted(engine, id), file, line);
    }
    results++;
  }

  private String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isTextual()) {
      throw new ReportException(
          "A result needs the member %s, a string.".formatted(member), file, line);
    }
    return value.textValue();
  }

  private ReportException cutOff() {
    return new ReportException("The report is cut off: it has no footer line. Run it again.", file);
  }
}

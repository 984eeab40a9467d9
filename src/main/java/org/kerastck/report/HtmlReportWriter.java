package org.kerastck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Tally;

/**
 * {@code report.html}: one page that works from disk, without a network. The results of one case
 * are held until the next one comes, so that engines stand side by side; of a case that deviates,
 * what fits the page is kept as text.
 */
public final class HtmlReportWriter implements ResultWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_CAUSES = 100;

  private final Path file;
  private final Map<String, String> versions;
  private final List<String> engines;
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Map<String, HeatMaps> heatMaps = new TreeMap<>();
  private final StringTable strings = new StringTable();
  private final PageCases cases;
  private final List<Result> together = new ArrayList<>();

  /**
   * Prepares to write the file.
   *
   * @param file to be made
   * @param engines versions by name
   */
  public HtmlReportWriter(Path file, Map<String, String> engines) throws IOException {
    this.file = file;
    this.versions = Map.copyOf(engines);
    this.engines = List.copyOf(engines.keySet());
    for (String engine : engines.keySet()) {
      tallies.put(engine, new Tally());
      heatMaps.put(engine, new HeatMaps());
    }
    this.cases = new PageCases(strings, this.engines);
  }

  @Override
  public void write(Result result) throws IOException {
    tallies.computeIfAbsent(result.engine(), engine -> new Tally()).add(result);
    heatMaps.computeIfAbsent(result.engine(), engine -> new HeatMaps()).add(result);
    if (!together.isEmpty() && !together.get(0).golden().id().equals(result.golden().id())) {
      endCase();
    }
    together.add(result);
  }

  @Override
  public void finish() throws IOException {
    endCase();
    String data = data();
    try (Writer out = ReportFile.open(file)) {
      HtmlPage.write(out, "Keras TCK: " + String.join(", ", engines), data);
    }
  }

  @Override
  public void close() {}

  private void endCase() throws IOException {
    if (together.stream().anyMatch(result -> result.verdict().isFailure())) {
      cases.add(together);
    }
    together.clear();
  }

  private String data() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("engines");
      for (String engine : engines) {
        writeEngine(json, engine);
      }
      json.writeEndArray();
      json.writeFieldName("cases");
      json.writeRawValue(cases.finish());
      json.writeFieldName("tensors");
      json.writeRawValue(cases.tensors());
      json.writeNumberField("left", cases.left());
      json.writeArrayFieldStart("arguments");
      for (ArgumentCode code : cases.arguments()) {
        writeArgument(json, code);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("strings");
      for (String string : strings.texts()) {
        json.writeString(string);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private void writeEngine(JsonGenerator json, String engine) throws IOException {
    Tally tally = tallies.getOrDefault(engine, new Tally());
    json.writeStartObject();
    json.writeStringField("name", engine);
    json.writeStringField("version", versions.getOrDefault(engine, ""));
    json.writeStringField("again", Reproduction.beginning(engine));
    json.writeNumberField("cases", tally.cases());
    json.writeNumberField("conforms", tally.count("conforms"));
    json.writeNumberField("contested", tally.count("contested"));
    json.writeNumberField("deviates", tally.count("deviates"));
    json.writeNumberField("unsupported", tally.count("unsupported"));
    json.writeNumberField("crashed", tally.count("crashed"));
    json.writeNumberField("timedOut", tally.count("timed_out"));
    json.writeNumberField("fresh", tally.newFailures());
    json.writeNumberField("stale", tally.staleEntries());
    List<Tally.Cause> causes = tally.causes();
    json.writeNumberField("moreCauses", Math.max(0, causes.size() - MOST_CAUSES));
    json.writeArrayFieldStart("causes");
    for (Tally.Cause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
      json.writeStartObject();
      json.writeNumberField("k", strings.number(cause.name()));
      json.writeNumberField("c", strings.number(cause.reason()));
      json.writeNumberField("count", cause.count());
      json.writeNumberField("fresh", tally.newCount(cause));
      json.writeStringField("example", cause.example());
      json.writeEndObject();
    }
    json.writeEndArray();
    heatMaps.getOrDefault(engine, new HeatMaps()).write(json);
    json.writeEndObject();
  }

  private static void writeArgument(JsonGenerator json, ArgumentCode code) throws IOException {
    json.writeStartArray();
    json.writeString(code.name());
    json.writeString(code.python());
    if (code.builderCall().isPresent()) {
      json.writeString(code.builderCall().get());
    } else {
      json.writeNull();
    }
    json.writeString(code.java());
    json.writeEndArray();
  }
}

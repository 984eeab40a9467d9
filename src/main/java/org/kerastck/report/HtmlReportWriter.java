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
import org.kerastck.conformance.CauseSummary;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.StaleEntry;
import org.kerastck.conformance.Tally;
import org.kerastck.fixture.FastJson;

/**
 * {@code report.html}: one page that works from disk, without a network. The results of one case
 * are held until the next one comes, so that engines stand side by side; of a case that deviates,
 * what fits the page is kept as text.
 */
public final class HtmlReportWriter implements ResultWriter {
  private static final JsonFactory JSON = FastJson.factory();
  private static final int MOST_STALE = 100;

  private final Path file;
  private final RunHeader header;
  private final List<String> engines;
  private final Map<String, HeatMaps> heatMaps = new TreeMap<>();
  private final StringTable strings = new StringTable();
  private final PageCases cases;
  private final List<Result> together = new ArrayList<>();

  /**
   * Prepares to write the file.
   *
   * @param file to be made
   * @param header what is known before the first case
   */
  public HtmlReportWriter(Path file, RunHeader header) throws IOException {
    this.file = file;
    this.header = header;
    this.engines = List.copyOf(header.engines().keySet());
    this.cases = new PageCases(strings, this.engines);
  }

  @Override
  public void write(Result result) throws IOException {
    heatMaps.computeIfAbsent(result.engine(), engine -> new HeatMaps()).add(result);
    if (!together.isEmpty() && !together.get(0).golden().id().equals(result.golden().id())) {
      endCase();
    }
    together.add(result);
  }

  @Override
  public void finish(List<EngineSummary> summaries) throws IOException {
    endCase();
    String data = data(summaries);
    try (Writer out = ReportFile.open(file)) {
      HtmlPage.REPORT.write(out, "Keras TCK: " + String.join(", ", engines), data, cases.tensors());
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

  private String data(List<EngineSummary> summaries) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      if (!summaries.stream().map(EngineSummary::name).toList().equals(engines)) {
        throw new IllegalArgumentException("cases name engines by their place: " + engines);
      }
      json.writeArrayFieldStart("engines");
      for (EngineSummary engine : summaries) {
        writeEngine(json, engine);
      }
      json.writeEndArray();
      json.writeFieldName("cases");
      json.writeRawValue(cases.finish());
      json.writeFieldName("geometries");
      cases.geometries().write(json);
      json.writeObjectFieldStart("backends");
      for (Map.Entry<String, String> backend : header.backends().entrySet()) {
        json.writeStringField(backend.getKey(), backend.getValue());
      }
      json.writeEndObject();
      if (header.drawing().isPresent()) {
        json.writeStringField("drawing", header.drawing().get().words());
        json.writeStringField("drawnBy", header.drawing().get().command());
      }
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

  private void writeEngine(JsonGenerator json, EngineSummary engine) throws IOException {
    Tally tally = engine.tally();
    json.writeStartObject();
    json.writeStringField("name", engine.name());
    json.writeStringField("version", engine.version());
    json.writeStringField("again", header.reproduction().beginning(engine.name()));
    json.writeNumberField("cases", tally.cases());
    json.writeNumberField("conforms", tally.count("conforms"));
    json.writeNumberField("contested", tally.count("contested"));
    json.writeNumberField("deviates", tally.count("deviates"));
    json.writeNumberField("unsupported", tally.count("unsupported"));
    json.writeNumberField("crashed", tally.count("crashed"));
    json.writeNumberField("timedOut", tally.count("timed_out"));
    json.writeNumberField("fresh", tally.newFailures());
    json.writeNumberField("stale", engine.stale().size());
    writeStale(json, engine.stale());
    writeSuites(json, tally);
    json.writeNumberField("moreCauses", engine.moreCauses());
    json.writeArrayFieldStart("causes");
    for (CauseSummary cause : engine.causes()) {
      writeCause(json, cause);
    }
    json.writeEndArray();
    heatMaps.getOrDefault(engine.name(), new HeatMaps()).write(json);
    json.writeEndObject();
  }

  /** {@code [[case, what its entry says, what there is now], …]}; absent where there is none. */
  private static void writeStale(JsonGenerator json, List<StaleEntry> entries) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("staleEntries");
    for (StaleEntry stale : entries.subList(0, Math.min(MOST_STALE, entries.size()))) {
      String[] texts = {stale.caseId(), stale.entry().words(), stale.now()};
      json.writeArray(texts, 0, texts.length);
    }
    json.writeEndArray();
  }

  /** {@code suite: [cases, failures, unsupported]}. */
  private static void writeSuites(JsonGenerator json, Tally tally) throws IOException {
    json.writeObjectFieldStart("suites");
    for (String suite : tally.suites()) {
      int failures =
          tally.count(suite, "deviates")
              + tally.count(suite, "crashed")
              + tally.count(suite, "timed_out");
      int[] counts = {tally.cases(suite), failures, tally.count(suite, "unsupported")};
      json.writeFieldName(suite);
      json.writeArray(counts, 0, counts.length);
    }
    json.writeEndObject();
  }

  private void writeCause(JsonGenerator json, CauseSummary summary) throws IOException {
    Tally.Cause cause = summary.cause();
    json.writeStartObject();
    json.writeNumberField("k", strings.number(cause.name()));
    json.writeNumberField("c", strings.number(cause.reason()));
    json.writeNumberField("count", cause.count());
    json.writeNumberField("fresh", summary.fresh());
    json.writeStringField("example", cause.example());
    json.writeStringField("shown", Reproduction.quoted(summary.shown()));
    if (summary.smallest().isPresent()) {
      json.writeStringField("least", summary.smallest().get());
    }
    if (cause.sentence().isPresent()) {
      json.writeStringField("here", cause.sentence().get());
    }
    if (cause.smallest().tried().isPresent()) {
      json.writeStringField("tried", cause.smallest().tried().get());
    }
    json.writeArrayFieldStart("where");
    for (String region : summary.regions()) {
      json.writeString(region);
    }
    json.writeEndArray();
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

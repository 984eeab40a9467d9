package org.kerastck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.Difference;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Verdict;
import org.kerastck.fixture.FastJson;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;

/**
 * {@code results.jsonl}: a header line, a line for each result, and a footer line with the number
 * of results, so that a file that was cut off is known to be one.
 */
public final class JsonLinesWriter implements ResultWriter {
  /** The format that is written, named in the header. */
  static final String FORMAT = "keras-tck/results/1";

  private static final JsonFactory JSON = FastJson.factory();

  private final BufferedWriter out;
  private final JsonGenerator json;
  private int count;

  /**
   * Opens the file and writes the header.
   *
   * @param file to be made
   * @param header what is known before the first case
   */
  public JsonLinesWriter(Path file, RunHeader header) throws IOException {
    this.out = ReportFile.open(file);
    this.json = JSON.createGenerator(out);
    json.setRootValueSeparator(null);
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    header.identity().write(json);
    if (header.drawing().isPresent()) {
      writeDrawing(header.drawing().get());
    }
    json.writeEndObject();
    endLine();
  }

  @Override
  public void write(Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("case", result.golden().id());
    json.writeStringField("suite", result.golden().suite());
    json.writeStringField("engine", result.engine());
    json.writeStringField("verdict", result.verdict().reportName());
    String kind = Baseline.kindOf(result.verdict());
    if (!kind.isEmpty()) {
      json.writeStringField("kind", kind);
    }
    if (result.verdict().isFailure()) {
      json.writeBooleanField("known", result.isKnown());
      json.writeStringField("reason", result.reason());
    }
    if (result.rule().isPresent()) {
      writeRule(result.rule().get());
    }
    if (result.diagnosis().isPresent()) {
      json.writeStringField("diagnosis", result.diagnosis().get().sentence());
    }
    if (result.refusal().isPresent()) {
      json.writeStringField("refusal", result.refusal().get());
    }
    if (!result.verdict().sentence().isEmpty()) {
      json.writeStringField("sentence", result.verdict().sentence());
    }
    if (result.verdict() instanceof Verdict.Deviates deviates) {
      if (deviates.sharedDefect().isPresent()) {
        json.writeStringField("shared_defect", deviates.sharedDefect().get());
      }
      if (deviates.difference().isPresent()) {
        writeDifference(deviates.difference().get());
      }
    }
    json.writeEndObject();
    endLine();
    count++;
  }

  @Override
  public void finish(List<EngineSummary> engines) throws IOException {
    json.writeStartObject();
    json.writeNumberField("results", count);
    json.writeEndObject();
    endLine();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private void writeDrawing(Drawing drawing) throws IOException {
    json.writeStringField("sweep", drawing.command());
    if (drawing.oracle().isPresent()) {
      json.writeStringField("oracle", drawing.oracle().get());
    }
  }

  private void writeRule(WrongRule rule) throws IOException {
    json.writeStringField("rule", rule.name());
  }

  private void writeDifference(Difference difference) throws IOException {
    if (!difference.tensor().equals("output")) {
      json.writeStringField("tensor", difference.tensor());
    }
    writeShape("expected_shape", difference.expectedShape());
    writeShape("actual_shape", difference.actualShape());
    if (difference.first().isPresent()) {
      writeShape("first_index", difference.first().get().index());
      writeFloat("expected", difference.first().get().expected());
      writeFloat("actual", difference.first().get().actual());
      json.writeNumberField("differing", difference.count());
      json.writeNumberField("largest_absolute", difference.largestAbsolute());
      json.writeNumberField("largest_ulp", difference.largestUlp());
    }
  }

  private void writeShape(String name, Shape shape) throws IOException {
    json.writeFieldName(name);
    json.writeArray(shape.toArray(), 0, shape.rank());
  }

  /** As in fixtures: what JSON lacks is a string. */
  private void writeFloat(String name, float value) throws IOException {
    if (Float.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeStringField(name, Float.toString(value));
    }
  }

  private void endLine() throws IOException {
    json.flush();
    out.write('\n');
  }
}

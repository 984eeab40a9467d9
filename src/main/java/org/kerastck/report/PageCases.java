package org.kerastck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.AxisPair;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.Diagnosis;
import org.kerastck.conformance.Difference;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Verdict;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FastJson;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Shape;

/** The cases that deviate, as the page's data; what does not fit is counted. */
final class PageCases {
  private static final JsonFactory JSON = FastJson.factory();
  private static final long MOST_BYTES = 14_000_000;

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;
  private final StringTable strings;
  private final Map<ArgumentCode, Integer> arguments = new LinkedHashMap<>();
  private final List<String> engines;
  private final PageTensors tensors = new PageTensors();
  private final PageGeometries geometries;
  private int count;
  private int left;

  PageCases(StringTable strings, List<String> engines) throws IOException {
    this.json = JSON.createGenerator(text);
    this.strings = strings;
    this.geometries = new PageGeometries(strings);
    this.engines = engines;
    json.writeStartArray();
  }

  /** Adds a case with the results of all engines on it, one of which at least is a failure. */
  void add(List<Result> results) throws IOException {
    json.flush();
    if (size() > MOST_BYTES) {
      left++;
      return;
    }
    tensors.add(count++, results, engines);
    Case golden = results.get(0).golden();
    json.writeStartObject();
    json.writeStringField("id", golden.id());
    if (!Reproduction.quoted(golden.id()).equals(golden.id())) {
      json.writeStringField("quoted", Reproduction.quoted(golden.id()));
    }
    reference("s", golden.suite());
    reference("q", golden.call().subject());
    reference(
        "l",
        golden.call().configuration().map(LayerConfiguration::className).orElse(golden.suite()));
    writeArguments(golden);
    writeSpec(golden);
    writeBuildShape(golden);
    references("f", golden.flags());
    writeProvenance(golden);
    json.writeArrayFieldStart("d");
    for (Result result : results) {
      if (result.verdict().isFailure()) {
        writeFailure(result);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("o");
    for (Result result : results) {
      if (!result.verdict().isFailure()) {
        json.writeStartArray();
        json.writeNumber(engines.indexOf(result.engine()));
        json.writeNumber(strings.number(result.verdict().reportName()));
        json.writeNumber(strings.number(result.verdict().sentence()));
        json.writeEndArray();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The JSON array of all cases. */
  String finish() throws IOException {
    json.writeEndArray();
    json.close();
    return text.toString();
  }

  /** The JSON object of the tensors that fit, by the number of their case; to be asked last. */
  String tensors() {
    return tensors.finish(MOST_BYTES - size());
  }

  /** The geometries that cases refer to. */
  PageGeometries geometries() {
    return geometries;
  }

  private long size() {
    return text.getBuffer().length() + strings.bytes() + geometries.bytes();
  }

  /** The arguments that cases refer to, in the order of their numbers. */
  List<ArgumentCode> arguments() {
    return List.copyOf(arguments.keySet());
  }

  /** How many cases did not fit. */
  int left() {
    return left;
  }

  private void writeArguments(Case golden) throws IOException {
    json.writeArrayFieldStart("a");
    for (Map.Entry<String, Object> argument : CallTensors.arguments(golden.call()).entrySet()) {
      ArgumentCode code = ArgumentCode.of(argument.getKey(), argument.getValue());
      arguments.putIfAbsent(code, arguments.size());
      json.writeNumber(arguments.get(code));
    }
    json.writeEndArray();
  }

  private void writeSpec(Case golden) throws IOException {
    Optional<ConvolutionSpec> readable = golden.call().configuration().flatMap(CaseGeometry::spec);
    boolean bias =
        golden.call().layerCall().flatMap(LayerCall::weights).flatMap(Weights::bias).isPresent();
    json.writeBooleanField("b", bias);
    if (readable.isEmpty()) {
      return;
    }
    ConvolutionSpec spec = readable.get();
    reference("p", spec.padding().kerasName());
    reference("df", spec.dataFormat().kerasName());
    int[] numbers = {
      spec.height().kernelSize(),
      spec.width().kernelSize(),
      spec.height().strides(),
      spec.width().strides(),
      spec.height().dilationRate(),
      spec.width().dilationRate()
    };
    json.writeFieldName("x");
    json.writeArray(numbers, 0, numbers.length);
    if (golden.expected() instanceof Golden.Output) {
      geometry(CaseGeometry.ofKeras(golden, spec));
    }
  }

  private void writeBuildShape(Case golden) throws IOException {
    Optional<Shape> shape = golden.call().configuration().flatMap(LayerConfiguration::buildShape);
    if (shape.isPresent()) {
      json.writeFieldName("bs");
      json.writeArray(shape.get().toArray(), 0, shape.get().rank());
    }
  }

  private void writeProvenance(Case golden) throws IOException {
    if (golden.expected() instanceof Golden.Raised error) {
      String words = "It raises %s at %s: %s";
      reference("err", words.formatted(error.type(), error.stage(), error.message()));
    }
    reference("r", golden.reference());
    reference("cmp", golden.comparison().kerasName());
    references(
        "bk",
        golden.backends().entrySet().stream()
            .map(backend -> backend.getKey() + ": " + words(backend.getValue()))
            .toList());
    references(
        "vs",
        golden.versions().entrySet().stream()
            .map(version -> version.getKey() + ": " + words(version.getValue()))
            .toList());
  }

  private static String words(BackendOutcome outcome) {
    Golden golden = outcome.golden();
    String words;
    if (golden instanceof Golden.Raised error) {
      words = "raises %s at %s: %s".formatted(error.type(), error.stage(), error.message());
    } else if (golden instanceof Golden.Abort abort) {
      words = "took its process down with %s: %s".formatted(abort.signal(), abort.message());
    } else if (golden instanceof Golden.Timeout timeout) {
      words = "gave no answer within " + timeout.seconds() + " s";
    } else if (golden instanceof Golden.Unstable) {
      words = "gives uninitialised memory";
    } else {
      words = golden instanceof Golden.Agrees ? "agrees" : "gives another output";
    }
    return words + outcome.defect().map(defect -> " (defect: " + defect + ")").orElse("");
  }

  private void writeFailure(Result result) throws IOException {
    String kind = Baseline.kindOf(result.verdict());
    json.writeStartObject();
    json.writeNumberField("e", engines.indexOf(result.engine()));
    reference("v", result.verdict().reportName());
    reference("k", kind.isEmpty() ? result.verdict().reportName() : kind);
    reference("c", result.reason());
    reference("m", result.verdict().sentence());
    json.writeNumberField("n", result.isKnown() ? 1 : 0);
    if (result.isKnown()) {
      reference("base", result.baseline().orElseThrow().reason());
      reference("link", result.baseline().orElseThrow().link());
    }
    if (result.rule().isPresent()) {
      reference("rule", result.rule().get().name());
    }
    optional("w", result.diagnosis().map(Diagnosis::sentence));
    optional("t", result.tried());
    optional("x", Optional.of(tensor(result)).filter(name -> !name.isEmpty()));
    geometry(CaseGeometry.ofEngine(result));
    if (result.verdict() instanceof Verdict.Deviates deviates
        && deviates.sharedDefect().isPresent()) {
      reference("defect", deviates.sharedDefect().get());
    }
    json.writeEndObject();
  }

  /** The tensor that the verdict's numbers are of; empty where it has none. */
  private static String tensor(Result result) {
    return result.verdict() instanceof Verdict.Deviates deviates
        ? deviates.difference().map(Difference::tensor).orElse("")
        : "";
  }

  private void geometry(Optional<AxisPair> pair) throws IOException {
    if (pair.isPresent()) {
      json.writeNumberField("g", geometries.number(pair.get()));
    }
  }

  private void optional(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      reference(name, value.get());
    }
  }

  private void reference(String name, String value) throws IOException {
    json.writeNumberField(name, strings.number(value));
  }

  private void references(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeNumber(strings.number(value));
    }
    json.writeEndArray();
  }
}

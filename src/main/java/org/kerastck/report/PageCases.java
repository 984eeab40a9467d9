package org.kerastck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Verdict;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionSpec;

/** The cases that deviate, as the page's data; what does not fit is counted. */
final class PageCases {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long MOST_BYTES = 14_000_000;

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;
  private final StringTable strings;
  private final Map<ArgumentCode, Integer> arguments = new LinkedHashMap<>();
  private final List<String> engines;
  private final PageTensors tensors = new PageTensors();
  private int count;
  private int left;

  PageCases(StringTable strings, List<String> engines) throws IOException {
    this.json = JSON.createGenerator(text);
    this.strings = strings;
    this.engines = engines;
    json.writeStartArray();
  }

  /** Adds a case with the results of all engines on it, one of which at least is a failure. */
  void add(List<Result> results) throws IOException {
    json.flush();
    if (text.getBuffer().length() + strings.bytes() > MOST_BYTES) {
      left++;
      return;
    }
    tensors.add(count++, results, engines);
    Case golden = results.get(0).golden();
    json.writeStartObject();
    json.writeStringField("id", golden.id());
    if (!Reproduction.argument(golden.id()).equals(golden.id())) {
      json.writeStringField("quoted", Reproduction.argument(golden.id()));
    }
    reference("s", golden.suite());
    reference(
        "l",
        golden.call().configuration().map(LayerConfiguration::className).orElse(golden.suite()));
    writeArguments(golden);
    writeSpec(golden);
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
    return tensors.finish(MOST_BYTES - text.getBuffer().length() - strings.bytes());
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
    for (Map.Entry<String, Object> argument : arguments(golden).entrySet()) {
      ArgumentCode code = ArgumentCode.of(argument.getKey(), argument.getValue());
      arguments.putIfAbsent(code, arguments.size());
      json.writeNumber(arguments.get(code));
    }
    json.writeEndArray();
  }

  private static Map<String, Object> arguments(Case golden) {
    return golden.call().configuration().map(LayerConfiguration::config).orElse(Map.of());
  }

  private void writeSpec(Case golden) throws IOException {
    Optional<ConvolutionSpec> readable = golden.call().configuration().flatMap(CaseGeometry::spec);
    boolean bias =
        golden.call().layerCall().flatMap(LayerCall::weights).flatMap(Weights::bias).isPresent();
    json.writeBooleanField("b", bias);
    if (readable.isEmpty()) {
      references("g", List.of());
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
    references(
        "g",
        golden.expected() instanceof Golden.Output
            ? CaseGeometry.ofKeras(golden, spec)
            : List.of());
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
      references("g", CaseGeometry.ofEngine(result));
    }
    if (result.verdict() instanceof Verdict.Deviates deviates
        && deviates.sharedDefect().isPresent()) {
      reference("defect", deviates.sharedDefect().get());
    }
    json.writeEndObject();
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

package org.kerastck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.kerastck.conformance.Judge;
import org.kerastck.conformance.Result;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.FastJson;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Tensor;

/**
 * The tensors of the page's cases, each as {@code [shape, elements]}. Those of small cases are
 * worth most to a reader, so that the largest go first where there is not room for all.
 */
final class PageTensors {
  private static final JsonFactory JSON = FastJson.factory();
  private static final int MOST_ELEMENTS = 4096;
  private static final long MOST_CHARACTERS = 12L << 20;

  private record Entry(int number, String json) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingInt((Entry entry) -> entry.json().length())
              .thenComparingInt(Entry::number)
              .reversed());
  private long characters;

  /** Adds those of a case, by its number in the page. */
  void add(int number, List<Result> results, List<String> engines) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeGiven(json, results.get(0).golden().call());
      json.writeObjectFieldStart("e");
      writeExpected(json, results.get(0).golden());
      json.writeEndObject();
      writeContested(json, results.get(0).golden());
      json.writeObjectFieldStart("o");
      for (Result result : results) {
        if (result.verdict().isFailure() && !result.tensors().isEmpty()) {
          json.writeObjectFieldStart(Integer.toString(engines.indexOf(result.engine())));
          for (Map.Entry<String, Tensor> tensor : result.tensors().entrySet()) {
            write(json, tensor.getKey(), tensor.getValue());
          }
          json.writeEndObject();
        }
      }
      json.writeEndObject();
      json.writeObjectFieldStart("w");
      for (Result result : results) {
        writeDiffering(json, result, Integer.toString(engines.indexOf(result.engine())));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    entries.add(new Entry(number, text.toString()));
    characters += text.getBuffer().length();
    dropLargest(MOST_CHARACTERS);
  }

  /** The JSON object of those for which there is room, by number. */
  String finish(long room) {
    dropLargest(room);
    List<Entry> kept = new ArrayList<>(entries);
    kept.sort(Comparator.comparingInt(Entry::number));
    StringBuilder json = new StringBuilder("{");
    for (Entry entry : kept) {
      json.append(json.length() == 1 ? "" : ",");
      json.append('"').append(entry.number()).append("\":").append(entry.json());
    }
    return json.append('}').toString();
  }

  private void dropLargest(long room) {
    // Each entry also takes its number.
    while (!entries.isEmpty() && characters + 10L * entries.size() > room) {
      characters -= entries.remove().json().length();
    }
  }

  private static void writeGiven(JsonGenerator json, Call call) throws IOException {
    Optional<Tensor> input = CallTensors.input(call);
    if (input.isPresent()) {
      write(json, "in", input.get());
    }
    Optional<Weights> weights = call.layerCall().flatMap(LayerCall::weights);
    if (weights.isPresent()) {
      write(json, "k", weights.get().kernel());
      if (weights.get().bias().isPresent()) {
        write(json, "b", weights.get().bias().get());
      }
    }
    if (call instanceof GradientCall gradient) {
      write(json, "u", gradient.upstream());
    }
    if (call instanceof TrainingCall training) {
      write(json, "t", training.training().target());
    }
  }

  private static void writeExpected(JsonGenerator json, Case golden) throws IOException {
    if (golden.expected() instanceof Golden.Output output) {
      for (Map.Entry<String, Tensor> tensor : output.tensors().entrySet()) {
        write(json, tensor.getKey(), tensor.getValue());
      }
    } else if (golden.expected() instanceof Golden.Digest digest) {
      json.writeArrayFieldStart("output");
      json.writeArray(digest.shape().toArray(), 0, digest.shape().rank());
      json.writeEndArray();
    }
  }

  /**
   * Where backends of Keras disagree by more than rounding, and for no defect of one of them:
   * {@code {tensor: {backend: [[offset, …], [its element, …]]}}}.
   */
  private static void writeContested(JsonGenerator json, Case golden) throws IOException {
    if (!golden.isContested() || !(golden.expected() instanceof Golden.Output expected)) {
      return;
    }
    json.writeObjectFieldStart("c");
    for (Map.Entry<String, Tensor> tensor : expected.tensors().entrySet()) {
      json.writeObjectFieldStart(tensor.getKey());
      for (Map.Entry<String, BackendOutcome> backend : golden.backends().entrySet()) {
        if (backend.getValue().isDissent()
            && backend.getValue().golden() instanceof Golden.Output other
            && isComparable(expected, tensor.getKey(), other.tensors())) {
          json.writeFieldName(backend.getKey());
          writeElements(json, golden, tensor.getKey(), other.tensor(tensor.getKey()));
        }
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeElements(JsonGenerator json, Case golden, String name, Tensor other)
      throws IOException {
    int[] offsets = Judge.beyondRounding(golden, name, other);
    json.writeStartArray();
    json.writeArray(offsets, 0, offsets.length);
    json.writeStartArray();
    for (int offset : offsets) {
      write(json, other.data()[offset]);
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  private static boolean isComparable(
      Golden.Output expected, String name, Map<String, Tensor> others) {
    Tensor other = others.get(name);
    return other != null
        && expected.tensors().containsKey(name)
        && expected.tensor(name).shape().equals(other.shape());
  }

  /** Where rounding is allowed, unequal is not yet different: those that are must be listed. */
  private static void writeDiffering(JsonGenerator json, Result result, String engine)
      throws IOException {
    Case golden = result.golden();
    boolean equality =
        golden.call() instanceof LayerCall && golden.comparison() == Comparison.EXACT;
    if (equality
        || !result.verdict().isFailure()
        || !(golden.expected() instanceof Golden.Output expected)) {
      return;
    }
    json.writeObjectFieldStart(engine);
    for (Map.Entry<String, Tensor> tensor : result.tensors().entrySet()) {
      String name = tensor.getKey();
      if (isComparable(expected, name, result.tensors())) {
        int[] differing = Judge.differing(golden, name, tensor.getValue());
        json.writeFieldName(name);
        json.writeArray(differing, 0, differing.length);
      }
    }
    json.writeEndObject();
  }

  /** One too large to be read has its shape alone. */
  private static void write(JsonGenerator json, String name, Tensor tensor) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeArray(tensor.shape().toArray(), 0, tensor.shape().rank());
    if (tensor.data().length <= MOST_ELEMENTS) {
      json.writeStartArray();
      for (float value : tensor.data()) {
        write(json, value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, float value) throws IOException {
    if (!Float.isFinite(value)) {
      json.writeString(Float.toString(value));
    } else if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      json.writeNumber((int) value);
    } else {
      json.writeNumber(value);
    }
  }
}

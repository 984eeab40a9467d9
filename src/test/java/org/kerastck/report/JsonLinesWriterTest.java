package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.conformance.Judge;
import org.kerastck.conformance.SmallResult;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class JsonLinesWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private final List<JsonNode> lines = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    SmallReport.write(directory);
    for (String line : Files.readAllLines(directory.resolve("results.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
  }

  @Test
  void theHeaderNamesTheFormatAndWhatWasRun() throws IOException {
    assertEquals(
        JSON.readTree(
            "{\"format\":\"keras-tck/results/1\",\"kit\":\"1\",\"fixtures\":\"0\","
                + "\"engines\":{\"e\":\"1\"},\"shard\":\"1/1\"}"),
        lines.get(0));
  }

  @Test
  void theFooterCountsTheResults() throws IOException {
    assertEquals(JSON.readTree("{\"results\":6}"), lines.get(lines.size() - 1));
    assertEquals(6 + 2, lines.size());
  }

  @Test
  void aConformingResultSaysNothingMore() throws IOException {
    assertEquals(
        JSON.readTree(
            "{\"case\":\"tripled\",\"suite\":\"small\",\"engine\":\"e\",\"verdict\":\"conforms\"}"),
        lines.get(1));
  }

  @Test
  void aValueDeviationHasItsPlaceItsNumbersAndItsRule() throws IOException {
    assertEquals(
        JSON.readTree(
            """
            {"case":"tripled","suite":"small","engine":"e","verdict":"deviates","kind":"value",
             "known":true,"reason":"same padding puts the extra zero before instead of after",
             "rule":"SAME_LOWER",
             "sentence":"Expected 6.0 at (0, 0, 1, 0), was 7.0; 1 of 2 elements differ.",
             "expected_shape":[1,1,2,1],"actual_shape":[1,1,2,1],"first_index":[0,0,1,0],
             "expected":6.0,"actual":7.0,"differing":1,"largest_absolute":1.0,
             "largest_ulp":2097152}
            """),
        lines.get(2));
  }

  @Test
  void aShapeDeviationHasNoNumbers() {
    JsonNode line = lines.get(3);
    assertEquals("shape", line.get("kind").asText());
    assertEquals("[1,1,3,1]", line.get("actual_shape").toString());
    assertFalse(line.has("first_index"));
  }

  @Test
  void aRefusalIsToldWhateverItsVerdict() throws IOException {
    Case golden = SmallFixture.named("conv2d-error");
    JsonNode line = written(golden, new Outcome.Refusal(Optional.empty(), "no such kernel"));
    assertEquals("conforms", line.get("verdict").asText());
    assertEquals("no such kernel", line.get("refusal").asText());
  }

  @Test
  void anotherTensorThanTheOutputIsNamed() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("gradients.input", SmallFixture.row(3, 3));
    tensors.put("gradients.kernel", Tensor.of(Shape.of(1, 1, 1, 1), 4));
    JsonNode line = written(SmallReport.gradients(), new Outcome.Output(tensors));
    assertEquals("gradients.kernel", line.get("tensor").asText());
    assertEquals("[1,1,1,1]", line.get("expected_shape").toString());
    assertEquals(4, line.get("actual").asDouble());
  }

  /** The line of one result, which follows the schema. */
  private JsonNode written(Case golden, Outcome outcome) throws IOException {
    Path file = directory.resolve("one.jsonl");
    try (JsonLinesWriter writer = new JsonLinesWriter(file, SmallReport.HEADER)) {
      Verdict verdict = Judge.judge(golden, outcome);
      writer.write(SmallResult.of(golden, verdict, outcome, Optional.empty(), false));
      writer.finish(List.of());
    }
    JsonNode line = JSON.readTree(Files.readAllLines(file).get(1));
    assertEquals(List.of(), ResultsSchemaTest.schema().validate(line));
    return line;
  }

  @Test
  void whatJsonLacksIsAString() {
    JsonNode actual = lines.get(4).get("actual");
    assertTrue(actual.isTextual());
    assertEquals("NaN", actual.asText());
  }

  @Test
  void aCrashIsAFailureWithoutAKind() {
    JsonNode line = lines.get(5);
    assertEquals("crashed", line.get("verdict").asText());
    assertFalse(line.has("kind"));
    assertFalse(line.get("known").asBoolean());
  }

  @Test
  void whatIsUnsupportedHasItsReasonAndIsNoFailure() {
    JsonNode line = lines.get(6);
    assertEquals("no such feature", line.get("sentence").asText());
    assertFalse(line.has("known"));
  }
}

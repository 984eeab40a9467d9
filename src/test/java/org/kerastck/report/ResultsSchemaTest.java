package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of results.jsonl follows the published schema. */
class ResultsSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory = Path.of("");

  @Test
  void aRunFollowsTheSchema() throws IOException {
    SampleRun.write(
        directory,
        List.of(Path.of("fixtures/conv2d"), Path.of("fixtures/conv2d_transpose/special.json")),
        500);
    check();
  }

  @Test
  void hostileTextFollowsTheSchema() throws IOException {
    SampleRun.writeHostile(directory);
    check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"format\":\"keras-tck/results/2\",\"engines\":{}}",
        "{\"case\":\"a\",\"suite\":\"s\",\"engine\":\"e\",\"verdict\":\"deviates\"}",
        "{\"case\":\"a\",\"suite\":\"s\",\"engine\":\"e\",\"verdict\":\"conforms\",\"known\":true}",
        "{\"case\":\"a\",\"suite\":\"s\",\"engine\":\"e\",\"verdict\":\"fine\"}",
        "{\"results\":-1}"
      })
  void otherLinesDoNot(String line) throws IOException {
    assertFalse(schema().validate(JSON.readTree(line)).isEmpty());
  }

  private void check() throws IOException {
    Schema schema = schema();
    List<String> lines = Files.readAllLines(directory.resolve("results.jsonl"));
    assertFalse(lines.size() < 3);
    for (String line : lines) {
      assertEquals(List.of(), schema.validate(JSON.readTree(line)), line);
    }
  }

  static Schema schema() throws IOException {
    try (InputStream in = RunReport.class.getResourceAsStream("results-1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

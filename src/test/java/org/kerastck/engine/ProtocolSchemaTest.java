package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;

/** What the kit sends follows the published schema. */
class ProtocolSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of each committed file's cases the first few, and so of every kind of question there is. */
  @Test
  void everyQuestionFollowsTheSchema() throws IOException {
    Schema schema = schema();
    Set<String> asked = new TreeSet<>();
    for (Path file : FixtureSet.at(List.of(Path.of("fixtures"))).files()) {
      List<Case> cases;
      try (Stream<Case> stream = FixtureSet.at(List.of(file)).stream()) {
        cases = stream.limit(20).toList();
      }
      for (Case golden : cases) {
        String line = line(golden);
        assertEquals(List.of(), schema.validate(JSON.readTree(line)), line);
        asked.add(JsonCall.question(golden.call()));
      }
    }
    assertFalse(asked.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"command\":\"hello\"}",
        "{\"command\":\"run\",\"question\":\"pooling\",\"case\":{\"id\":\"a\"}}",
        "{\"case\":\"a\"}",
        "{\"case\":\"a\",\"refused\":\"x\",\"unsupported\":\"y\"}",
        "{\"case\":\"a\",\"outcome\":{\"error\":{\"type\":\"ValueError\",\"stage\":\"fit\"}}}"
      })
  void otherLinesDoNot(String line) throws IOException {
    assertFalse(schema().validate(JSON.readTree(line)).isEmpty());
  }

  private static String line(Case golden) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ProtocolLines(new ByteArrayInputStream(new byte[0]), out)
        .send(
            json -> {
              json.writeStringField("command", "run");
              json.writeStringField("question", JsonCall.question(golden.call()));
              JsonCall.write(json, golden.call());
            });
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema() throws IOException {
    try (InputStream in = Engines.class.getResourceAsStream("engine-protocol-1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

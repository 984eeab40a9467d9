package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.FixtureException;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Outcomes survive being written and read, bit for bit. */
class JsonOutcomeTest {
  private static final JsonFactory JSON = new JsonFactory();

  @Test
  void everyFloatComesBackBitForBit() throws IOException {
    Random random = new Random(7);
    float[] data = new float[20_000];
    for (int i = 0; i < data.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      data[i] = Float.isNaN(any) ? Float.NaN : any;
    }
    float[] special = {
      0f,
      -0f,
      1f,
      -1f,
      16777216f,
      16777218f,
      3e9f,
      0x1p63f,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0.1f,
      3 * Float.MIN_VALUE
    };
    System.arraycopy(special, 0, data, 0, special.length);
    Outcome.Output read =
        (Outcome.Output) again(new Outcome.Output(Tensor.of(Shape.of(data.length), data)));
    for (int i = 0; i < data.length; i++) {
      assertEquals(
          Float.floatToIntBits(data[i]), Float.floatToIntBits(read.tensor().data()[i]), "" + i);
    }
  }

  @Test
  void everyNameOfTensorsComesBackInItsOrder() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name :
        List.of(
            "output",
            "losses",
            "gradients.input",
            "gradients.kernel",
            "weights.kernel",
            "weights.bias",
            "steps[0].loss",
            "steps[0].kernel",
            "steps[1].loss",
            "steps[1].kernel",
            "value")) {
      tensors.put(name, Tensor.of(Shape.of(1), DType.FLOAT32, tensors.size()));
    }
    Outcome.Output read = (Outcome.Output) again(new Outcome.Output(tensors));
    assertEquals(new ArrayList<>(tensors.keySet()), new ArrayList<>(read.tensors().keySet()));
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      assertArrayEquals(
          tensor.getValue().data(),
          Objects.requireNonNull(read.tensors().get(tensor.getKey())).data());
    }
  }

  @Test
  void aLargeIntegerIsRoundedAsADecimalIs() throws IOException {
    String text = "{\"outcome\":{\"output\":{\"shape\":[4],\"data\":[%s]}}}";
    Outcome.Output read =
        (Outcome.Output)
            read(text.formatted("-1486935700, 36893488147419103000, -0, 616921370000"));
    assertArrayEquals(
        new float[] {(float) -1486935700.0, 0x1p65f, -0f, (float) 616921370000.0},
        read.tensor().data());
  }

  @Test
  void aTensorKeepsItsShapeAndDtype() throws IOException {
    Tensor tensor = Tensor.of(Shape.of(0, 3), DType.FLOAT64);
    Tensor read = ((Outcome.Output) again(new Outcome.Output(tensor))).tensor();
    assertEquals("Tensor(0, 3) float64", read.toString());
  }

  @Test
  void everyOtherOutcomeComesBack() throws IOException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("filters", 3);
    config.put("rate", 0.5);
    config.put("kernel_size", List.of(1, 2));
    config.put("seeded", Map.of("seed", true));
    for (Outcome outcome :
        List.of(
            new Outcome.Configuration(config),
            new Outcome.Digest(Shape.of(2, 3), "ab"),
            new Outcome.Refusal(Optional.empty(), "no \"such\" thing\n"),
            new Outcome.Refusal(
                Optional.of(new Outcome.KerasError("ValueError", "build")), "message"),
            new Outcome.Unsupported("reason"),
            new Outcome.Crash("message"),
            new Outcome.Timeout(Duration.ofMillis(1500)))) {
      assertEquals(outcome, again(outcome));
    }
  }

  @Test
  void whatIsNoOutcomeIsRefusedInOneLine() {
    for (String text :
        List.of(
            "{\"outcome\":{}}",
            "{\"outcome\":{\"output\":3}}",
            "{\"outcome\":{\"output\":{\"shape\":[2],\"data\":[1]}}}",
            "{\"outcome\":{\"abort\":{\"signal\":\"SIGABRT\",\"message\":\"\"}}}",
            "{\"refused\":3}",
            "{\"unsupported\":\" \"}",
            "{\"output\":\"x\"}")) {
      FixtureException e = assertThrows(FixtureException.class, () -> read(text), text);
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }
  }

  private static Outcome again(Outcome outcome) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      JsonOutcome.write(json, outcome);
      json.writeEndObject();
    }
    return read(text.toString());
  }

  private static Outcome read(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      String member = json.nextFieldName();
      json.nextToken();
      return JsonOutcome.read(json, member, Path.of("test"), SmallFixture.call("a").id());
    }
  }
}

package org.kerastck.initializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.parts.PartCase;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Every initializer against real Keras: the same bits, and Orthogonal to its tolerance. */
class InitializerFixturesTest {
  private static final double SQUARE_TOLERANCE = 2e-5;
  private static final double TOLERANCE = 2e-6;

  static Stream<PartCase> cases() {
    return PartCase.all("initializers");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void drawsWhatKerasDraws(PartCase golden) {
    Shape shape = PartCase.shape(golden.node().get("shape"));
    if (golden.isRefused()) {
      assertThrows(IllegalArgumentException.class, () -> draw(golden, shape));
      return;
    }
    Tensor actual = draw(golden, shape);
    JsonNode expected = golden.node().get("expected").get("output");
    assertEquals(PartCase.shape(expected.get("shape")), actual.shape());
    if (golden.id().startsWith("Orthogonal") && !golden.id().endsWith("numpy")) {
      assertClose(golden.expected("output"), actual);
    } else if (expected.has("sha256")) {
      assertSamples(expected.get("samples"), actual.data());
      assertEquals(expected.get("sha256").asText(), digest(actual.data()));
    } else {
      assertBits(golden.expected("output").data(), actual.data());
    }
  }

  private static Tensor draw(PartCase golden, Shape shape) {
    Backend backend = Backend.named(golden.node().get("reference").asText()).orElseThrow();
    Initializers initializers = Initializers.on(backend);
    if (golden.node().has("random_seed")) {
      long seed = golden.node().get("random_seed").asLong();
      initializers = Initializers.on(backend, DefaultSeeds.afterSetRandomSeed(seed));
      for (int i = 0; i < golden.node().get("position").asInt(); i++) {
        initializers.get("random_normal");
      }
    }
    Initializer initializer = initializers.get(golden.plain("initializer"));
    for (int call = golden.node().path("call").asInt(0); call > 0; call--) {
      initializer.initialize(shape);
    }
    return initializer.initialize(shape);
  }

  private static void assertBits(float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      int element = i;
      assertEquals(
          Float.floatToIntBits(expected[i]),
          Float.floatToIntBits(actual[i]),
          () -> "[%d]: expected %s, was %s".formatted(element, expected[element], actual[element]));
    }
  }

  private static void assertSamples(JsonNode samples, float[] actual) {
    for (int i = 0; i < samples.get("indices").size(); i++) {
      int index = samples.get("indices").get(i).asInt();
      float expected = Float.parseFloat(samples.get("data").get(i).asText());
      assertEquals(expected, actual[index], () -> "element " + index);
    }
  }

  private static void assertClose(Tensor expected, Tensor actual) {
    int[] sizes = expected.shape().toArray();
    int columns = sizes[sizes.length - 1];
    boolean square = expected.data().length == columns * columns;
    for (int i = 0; i < expected.data().length; i++) {
      double distance = Math.abs(expected.data()[i] - actual.data()[i]);
      assertTrue(
          distance <= (square ? SQUARE_TOLERANCE : TOLERANCE),
          () -> "%s: distance %s".formatted(expected.shape(), distance));
    }
  }

  private static String digest(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.kerastck.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.tensor.DataFormat;

class KerasJsonTest {
  @TempDir Path directory;

  @Test
  void kerasHomeComesBeforeTheHomeDirectory() {
    Path home = Path.of("home");

    assertEquals(home.resolve(".keras/keras.json"), KerasJson.file(Map.of(), home));
    assertEquals(Path.of("k/keras.json"), KerasJson.file(Map.of("KERAS_HOME", "k"), home));
    assertEquals(Path.of("home/k/keras.json"), KerasJson.file(Map.of("KERAS_HOME", "~/k"), home));
  }

  @Test
  void withoutAFileKerasDefaultsHold() {
    assertEquals(
        new KerasJson(DataFormat.CHANNELS_LAST, "float32"),
        KerasJson.read(directory.resolve("keras.json")));
  }

  @Test
  void whatTheFileLeavesOutHasItsDefault() throws IOException {
    assertEquals(
        new KerasJson(DataFormat.CHANNELS_FIRST, "float32"),
        read("{\"image_data_format\": \"channels_first\", \"epsilon\": 1e-07}"));
    assertEquals(
        new KerasJson(DataFormat.CHANNELS_LAST, "float64"), read("{\"floatx\": \"float64\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      {"image_data_format": "Channels_First"} | `image_data_format` must be channels_last or channels_first. Received: image_data_format="Channels_First"
      {"image_data_format": 1} | `image_data_format` must be channels_last or channels_first. Received: image_data_format=1
      {"floatx": "float8"}     | `floatx` must be float16, float32 or float64. Received: floatx="float8"
      []                       | it must be a JSON object
      {"image_data_format":    | it is not JSON:
      """)
  void aBrokenFileIsSaidToBeOneInOneLine(String text, String reason) {
    String message =
        String.valueOf(assertThrows(ConfigException.class, () -> read(text)).getMessage());

    assertTrue(
        message.startsWith(
            "Keras's settings in " + directory.resolve("keras.json") + " are unusable: " + reason),
        message);
    assertEquals(1, message.lines().count(), message);
  }

  private KerasJson read(String text) throws IOException {
    return KerasJson.read(Files.writeString(directory.resolve("keras.json"), text));
  }
}

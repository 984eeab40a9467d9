package org.kerastck.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.kerastck.tensor.DataFormat;

/**
 * What {@code keras.json} says that matters to a layer.
 *
 * <p>Keras reads the file {@code keras.json} of the directory that the environment variable {@code
 * KERAS_HOME} names, or of {@code ~/.keras}. Unlike Keras this never writes the file.
 *
 * @param imageDataFormat the data format of a layer that names none
 * @param floatx the dtype policy of a layer that names none: {@code float16}, {@code float32} or
 *     {@code float64}
 */
public record KerasJson(DataFormat imageDataFormat, String floatx) {
  /** Keras's own defaults, without any file. */
  public static final KerasJson DEFAULT = new KerasJson(DataFormat.CHANNELS_LAST, "float32");

  private static final Set<String> FLOATS = Set.of("float16", "float32", "float64");

  /**
   * The settings of the user who runs this.
   *
   * @throws ConfigException as {@link #read}
   */
  public static KerasJson ofUser() {
    return read(file(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** Where Keras looks with these environment variables and this home directory. */
  static Path file(Map<String, String> environment, Path home) {
    String directory = environment.get("KERAS_HOME");
    if (directory == null) {
      return home.resolve(".keras").resolve("keras.json");
    }
    boolean ofHome = directory.equals("~") || directory.startsWith("~/");
    Path keras = ofHome ? Path.of(home + directory.substring(1)) : Path.of(directory);
    return keras.resolve("keras.json");
  }

  /**
   * The settings of a file; Keras's defaults where there is none.
   *
   * @throws ConfigException where the file cannot be read, is no JSON object (Keras takes its
   *     defaults without a word when it is no JSON), or has a value that Keras refuses
   */
  public static KerasJson read(Path file) {
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    JsonNode settings = parse(file);
    if (!settings.isObject()) {
      throw problem(file, "it must be a JSON object");
    }
    JsonNode floatx = settings.path("floatx");
    if (!floatx.isMissingNode() && !FLOATS.contains(floatx.asText())) {
      throw problem(
          file, "`floatx` must be float16, float32 or float64. Received: floatx=" + floatx);
    }
    return new KerasJson(dataFormat(file, settings), floatx.asText(DEFAULT.floatx()));
  }

  private static DataFormat dataFormat(Path file, JsonNode settings) {
    JsonNode name = settings.path("image_data_format");
    if (name.isMissingNode()) {
      return DEFAULT.imageDataFormat();
    }
    for (DataFormat format : DataFormat.values()) {
      if (format.kerasName().equals(name.textValue())) {
        return format;
      }
    }
    throw problem(
        file,
        "`image_data_format` must be channels_last or channels_first. Received: image_data_format="
            + name);
  }

  private static JsonNode parse(Path file) {
    try {
      return JsonMapper.builder().build().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw problem(file, "it is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw problem(file, "it cannot be read: " + e.getMessage());
    }
  }

  private static ConfigException problem(Path file, String reason) {
    return new ConfigException(
        ErrorType.VALUE_ERROR, "Keras's settings in %s are unusable: %s".formatted(file, reason));
  }
}

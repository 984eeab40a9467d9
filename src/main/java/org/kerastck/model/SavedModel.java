package org.kerastck.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.JsonValues;

/**
 * The convolutions of a model that Keras has saved: as {@code .keras}, as HDF5, or as the JSON of
 * {@code to_json}. Weights are not read.
 *
 * @param layers Conv2D and Conv2DTranspose, in the order of the file
 * @param others names and classes of what is not judged: convolutions of other kinds, and classes
 *     of others' whose layers are not in the file
 */
public record SavedModel(List<ModelLayer> layers, List<String> others) {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final String CONFIG = "config.json";

  /**
   * Reads a file, of whatever name.
   *
   * @throws ModelException where it is no model, or one without a configuration
   * @throws IOException where it cannot be read
   */
  public static SavedModel read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ModelException(
          "A directory is a model of TensorFlow's, which has no layers. Expected: a .keras, .h5 or"
              + " .json file.",
          file);
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HDF5.length);
    }
    return LayerSearch.of(config(file, head), file);
  }

  private static Map<String, Object> config(Path file, byte[] head) throws IOException {
    if (startsWith(head, ZIP)) {
      return zipped(file);
    }
    if (startsWith(head, HDF5)) {
      return parsed(HdfModel.config(file), "attribute model_config", file);
    }
    if (new String(head, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
      return parsed(Files.readAllBytes(file), "file", file);
    }
    throw new ModelException(
        "This is no model that Keras has saved. Expected: a .keras, .h5 or .json file.", file);
  }

  private static Map<String, Object> zipped(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      @Nullable ZipEntry entry = zip.getEntry(CONFIG);
      if (entry == null) {
        throw new ModelException("This archive has no config.json, which a .keras file has.", file);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return parsed(in.readAllBytes(), CONFIG, file);
      }
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new ModelException("This archive cannot be read: %s.".formatted(why), file);
    }
  }

  private static Map<String, Object> parsed(byte[] json, String where, Path file)
      throws IOException {
    try {
      return JsonValues.parseObject(json);
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "The JSON of its %s cannot be read: %s."
              .formatted(where, e.getOriginalMessage().lines().findFirst().orElse("")),
          file);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}

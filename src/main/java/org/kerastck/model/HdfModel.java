package org.kerastck.model;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The configuration in a model's HDF5 file, where Keras keeps it in an attribute of the root. */
final class HdfModel {
  private static final String CONFIG = "model_config";

  private HdfModel() {}

  /** Its JSON. */
  static byte[] config(Path file) {
    try (HdfFile hdf = new HdfFile(file)) {
      @Nullable Attribute config = hdf.getAttribute(CONFIG);
      if (config == null || !(config.getData() instanceof String json)) {
        throw new ModelException(
            "This HDF5 file has no attribute model_config: it may have the weights alone.", file);
      }
      return json.getBytes(StandardCharsets.UTF_8);
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      // A damaged file has the library divide by zero and run off its buffers.
      throw new ModelException(
          "This HDF5 file cannot be read: %s.".formatted(e.getMessage()), file);
    }
  }
}

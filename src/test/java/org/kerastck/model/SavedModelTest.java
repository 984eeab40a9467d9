package org.kerastck.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that real Keras has saved (little.py beside them says how), and files that are none. */
class SavedModelTest {
  private static final Path MODELS = Path.of("src/test/resources/org/kerastck/model");

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"keras", "h5", "json"})
  void everyFormatHasTheLayersOfModelsWithinModels(String format) throws IOException {
    SavedModel model = SavedModel.read(MODELS.resolve("little." + format));
    assertEquals(
        List.of("stem", "grouped", "decoder/up", "decoder/dilated"),
        model.layers().stream().map(ModelLayer::name).toList());
    assertEquals(List.of("depthwise (DepthwiseConv2D)"), model.others());
    ModelLayer stem = model.layers().get(0);
    assertEquals("Conv2D", stem.className());
    assertEquals(List.of(3, 2), stem.config().get("kernel_size"));
    assertEquals(List.of(List.of(ModelLayer.OPEN, 9, 8, 3)), stem.inputShapes());
    assertEquals("Conv2DTranspose", model.layers().get(2).className());
  }

  @ParameterizedTest
  @CsvSource({"keras, This archive cannot be read: ", "h5, This HDF5 file cannot be read: "})
  void aFileThatIsCutOff(String format, String problem) throws IOException {
    byte[] whole = Files.readAllBytes(MODELS.resolve("little." + format));
    assertRefused(problem, Arrays.copyOf(whole, 9_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"class_name\":\"Functional\",\"conf | The JSON of its file cannot be read: ",
        "{\"a\":1} | This is no model that Keras has saved: it has no class_name and config.",
        "[1] | This is no model that Keras has saved. Expected: a .keras, .h5 or .json file.",
        "{\"class_name\":\"Mine\",\"config\":{\"units\":3}} | The configuration of a Mine says"
            + " nothing of its layers, as is so for a subclass of Model."
      })
  void textThatIsNoModel(String text, String problem) throws IOException {
    assertRefused(problem, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A head that is shared by the levels of a pyramid; Python writes numbers that JSON lacks. */
  @Test
  void everyInputOfASharedLayer() throws IOException {
    SavedModel model =
        read(
            """
            {"class_name":"Functional","config":{"layers":[
             {"class_name":"ReLU","config":{"max_value":Infinity}},
             {"class_name":"Conv2D","config":{"name":"head"},
              "build_config":{"input_shape":[null,7,7,2]},
              "inbound_nodes":[
               {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,7,7,2]}}]},
               {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,9,9,2]}}]}]}]}}
            """);
    assertEquals(
        List.of(List.of(ModelLayer.OPEN, 7, 7, 2), List.of(ModelLayer.OPEN, 9, 9, 2)),
        model.layers().get(0).inputShapes());
  }

  /** What such a class computes, nobody knows; what it contains may be told. */
  @Test
  void classesOfTheUsersOwnAreEnteredAndNotTakenForKerass() throws IOException {
    SavedModel model =
        read(
            """
            {"class_name":"Sequential","config":[
             {"class_name":"Conv2D","module":null,"registered_name":"mine>Conv2D",
              "config":{"name":"own","trainable":true}},
             {"class_name":"Block","module":null,"registered_name":"mine>Block",
              "config":{"name":"block","trainable":true}},
             {"class_name":"MyConvNet","module":null,"registered_name":"mine>MyConvNet",
              "config":{"name":"net","layers":[
               {"class_name":"Convolution2D","module":"keras.layers","config":{"name":"in"}}]}}]}
            """);
    assertEquals(List.of("net/in"), model.layers().stream().map(ModelLayer::name).toList());
    assertEquals(
        List.of(
            "own (Conv2D, which says nothing of its layers)",
            "block (Block, which says nothing of its layers)"),
        model.others());
  }

  @ParameterizedTest
  @CsvSource({
    "Convolution2D, Conv2D",
    "AtrousConvolution2D, Conv2D",
    "Convolution2DTranspose, Conv2DTranspose",
    "Deconvolution2D, Conv2DTranspose"
  })
  void everyNameThatALayerHasHad(String old, String name) throws IOException {
    SavedModel model =
        read(
            "{\"class_name\":\"Sequential\",\"config\":[{\"class_name\":\"%s\",\"config\":{}}]}"
                .formatted(old));
    assertEquals(List.of(name), model.layers().stream().map(ModelLayer::className).toList());
  }

  private SavedModel read(String json) throws IOException {
    return SavedModel.read(Files.writeString(directory.resolve("model.json"), json));
  }

  /** A damaged file may have the library fail in any way. */
  @Test
  void aDamagedFileIsRefusedInOneLine() throws IOException {
    for (String format : List.of("h5", "keras")) {
      byte[] whole = Files.readAllBytes(MODELS.resolve("little." + format));
      Random random = new Random(11);
      for (int i = 0; i < 150; i++) {
        byte[] damaged = whole.clone();
        for (int j = 0; j < 20; j++) {
          damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
        }
        Path file = Files.write(directory.resolve("damaged"), damaged);
        try {
          SavedModel.read(file);
        } catch (ModelException e) {
          assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
        }
      }
    }
  }

  @Test
  void anArchiveOfSomethingElse() throws IOException {
    Path file = directory.resolve("other.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    assertRefused(
        "This archive has no config.json, which a .keras file has.", Files.readAllBytes(file));
  }

  @Test
  void aDirectory() {
    ModelException e = assertThrows(ModelException.class, () -> SavedModel.read(directory));
    assertEquals(true, String.valueOf(e.getMessage()).contains("Expected: a .keras, .h5 or .json"));
  }

  private void assertRefused(String problem, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("broken"), content);
    ModelException e = assertThrows(ModelException.class, () -> SavedModel.read(file));
    String message = String.valueOf(e.getMessage());
    assertEquals(problem, message.substring(0, Math.min(problem.length(), message.length())));
    assertEquals(true, message.endsWith(" In: " + file), message);
    assertEquals(1, message.lines().count());
  }
}

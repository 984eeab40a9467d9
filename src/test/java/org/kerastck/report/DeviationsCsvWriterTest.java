package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

class DeviationsCsvWriterTest {
  @TempDir private Path directory;

  @Test
  void thereIsARowForEachFailure() throws IOException {
    assertEquals(
        List.of("deviates", "deviates", "deviates", "crashed"),
        rows().stream().map(row -> row.get("verdict")).toList());
  }

  @Test
  void aRowHasEveryColumn() throws IOException {
    for (CSVRecord row : rows()) {
      assertEquals(34, row.size());
    }
  }

  @Test
  void theColumnsOfAValueDeviationAreFilled() throws IOException {
    Map<String, String> row = rows().get(0).toMap();
    assertEquals("e", row.get("engine"));
    assertEquals("tripled", row.get("case"));
    assertEquals("small", row.get("suite"));
    assertEquals("value", row.get("kind"));
    assertEquals("true", row.get("known"));
    assertEquals("(1, 1, 2, 1)", row.get("input_shape"));
    assertEquals("(0, 0, 1, 0)", row.get("first_index"));
    assertEquals("6.0", row.get("expected"));
    assertEquals("7.0", row.get("actual"));
    assertEquals("1", row.get("differing"));
    assertEquals("1.0", row.get("largest_absolute"));
    assertEquals("2097152", row.get("largest_ulp"));
    assertEquals("SAME_LOWER", row.get("rule"));
    assertEquals("output", row.get("tensor"));
    assertEquals(WrongRule.SAME_LOWER.sentence(), row.get("cause"));
    assertEquals(WrongRule.SAME_LOWER.sentence(), row.get("diagnosis"));
    assertEquals(
        "java -jar target/keras-tck.jar run --engine e --case tripled", row.get("reproduce"));
  }

  @Test
  void argumentsAreAsKerasPrintsThem() throws IOException {
    Path file = directory.resolve("transposed.csv");
    Case golden = SmallFixture.named("conv2d_transpose-same");
    Tensor expected = ((Golden.Output) golden.expected()).tensor();
    Tensor zeros = Tensor.of(expected.shape(), new float[expected.data().length]);
    try (DeviationsCsvWriter writer = new DeviationsCsvWriter(file, Reproduction.COMMAND_LINE)) {
      writer.write(SmallReport.wrong(golden, zeros));
      writer.finish(List.of());
    }
    Map<String, String> row = read(file).get(0).toMap();
    assertEquals("Conv2DTranspose", row.get("layer"));
    assertEquals("3", row.get("filters"));
    assertEquals("(3, 2)", row.get("kernel_size"));
    assertEquals("(2, 1)", row.get("strides"));
    assertEquals("same", row.get("padding"));
    assertEquals("None", row.get("output_padding"));
    assertEquals("channels_first", row.get("data_format"));
    assertEquals("(1, 1)", row.get("dilation_rate"));
    assertEquals("", row.get("groups"));
    assertEquals("linear", row.get("activation"));
    assertEquals("false", row.get("use_bias"));
    assertEquals(
        "KernelLargerThanInput OddCrop transposed-same-output-size transposed-same-crop"
            + " transposed-scatters axes-are-independent data-format-permutes-axes",
        row.get("flags"));
  }

  @Test
  void aShapeDeviationHasShapesAndNoNumbers() throws IOException {
    Map<String, String> row = rows().get(1).toMap();
    assertEquals("(1, 1, 2, 1)", row.get("expected_shape"));
    assertEquals("(1, 1, 3, 1)", row.get("actual_shape"));
    assertEquals("", row.get("first_index"));
    assertEquals("", row.get("largest_ulp"));
  }

  @Test
  void whatASpreadsheetWouldRunIsText() throws IOException {
    assertEquals("'=HYPERLINK(\"x\")\nsecond, \"line\"", rows().get(3).get("sentence"));
  }

  private List<CSVRecord> rows() throws IOException {
    SmallReport.write(directory);
    return read(directory.resolve("deviations.csv"));
  }

  private static List<CSVRecord> read(Path file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file)) {
      return format.parse(reader).getRecords();
    }
  }
}

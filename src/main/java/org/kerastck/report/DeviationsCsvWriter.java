package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.Difference;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.ShortestDecimal;
import org.kerastck.conformance.Verdict;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** {@code deviations.csv}: a row for each deviation, crash and time-out. */
public final class DeviationsCsvWriter implements ResultWriter {
  private static final List<String> ARGUMENTS =
      List.of(
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "output_padding",
          "data_format",
          "dilation_rate",
          "groups",
          "activation",
          "use_bias");

  /** Keras's, of arguments that have one. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "strides", "(1, 1)",
          "padding", "valid",
          "output_padding", "None",
          "data_format", "channels_last",
          "dilation_rate", "(1, 1)",
          "groups", "1",
          "activation", "None",
          "use_bias", "true");

  private final CSVPrinter csv;
  private final Reproduction reproduction;

  /**
   * Opens the file and writes the header.
   *
   * @param file to be made
   * @param reproduction how to show a deviation again
   */
  public DeviationsCsvWriter(Path file, Reproduction reproduction) throws IOException {
    this.reproduction = reproduction;
    List<String> columns =
        new ArrayList<>(List.of("engine", "case", "suite", "verdict", "kind", "known", "layer"));
    columns.addAll(ARGUMENTS);
    columns.addAll(
        List.of(
            "input_shape",
            "tensor",
            "expected_shape",
            "actual_shape",
            "first_index",
            "expected",
            "actual",
            "differing",
            "largest_absolute",
            "largest_ulp",
            "cause",
            "diagnosis",
            "rule",
            "shared_defect",
            "flags",
            "sentence",
            "reproduce"));
    csv =
        new CSVPrinter(
            ReportFile.open(file),
            CSVFormat.DEFAULT.builder().setHeader(columns.toArray(String[]::new)).get());
  }

  @Override
  public void write(Result result) throws IOException {
    if (!result.verdict().isFailure()) {
      return;
    }
    Call call = result.golden().call();
    Optional<LayerConfiguration> layer = call.configuration();
    List<Object> row = new ArrayList<>();
    row.add(result.engine());
    row.add(call.id());
    row.add(result.golden().suite());
    row.add(result.verdict().reportName());
    row.add(Baseline.kindOf(result.verdict()));
    row.add(result.isKnown());
    row.add(layer.map(LayerConfiguration::className).orElse(""));
    for (String argument : ARGUMENTS) {
      row.add(layer.map(found -> text(found, argument)).orElse(""));
    }
    row.add(call.layerCall().map(found -> found.input().shape().toString()).orElse(""));
    Optional<Difference> difference =
        result.verdict() instanceof Verdict.Deviates deviates
            ? deviates.difference()
            : Optional.empty();
    addDifference(row, difference, result.tensors().values().stream().findFirst());
    row.add(result.reason());
    row.add(result.mistake().orElse(""));
    row.add(result.rule().map(WrongRule::name).orElse(""));
    row.add(
        result.verdict() instanceof Verdict.Deviates deviates
            ? deviates.sharedDefect().orElse("")
            : "");
    row.add(String.join(" ", result.golden().flags()));
    row.add(result.verdict().sentence());
    row.add(reproduction.command(result.engine(), call.id()));
    csv.printRecord(row.stream().map(CsvCell::of).toList());
  }

  @Override
  public void finish(List<EngineSummary> engines) throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  /** An argument as Keras would print it, its default where it is left out. */
  private static String text(LayerConfiguration layer, String argument) {
    if (!layer.config().containsKey(argument)) {
      String foreign = layer.className().equals("Conv2D") ? "output_padding" : "groups";
      return argument.equals(foreign) ? "" : DEFAULTS.getOrDefault(argument, "");
    }
    Object value = layer.config().get(argument);
    if (value instanceof List<?> list) {
      return list.toString().replace('[', '(').replace(']', ')');
    }
    return value == null ? "None" : value.toString();
  }

  private static void addDifference(
      List<Object> row, Optional<Difference> difference, Optional<Tensor> actual) {
    if (difference.isEmpty()) {
      row.addAll(List.of("", ""));
      row.add(actual.map(tensor -> tensor.shape().toString()).orElse(""));
      row.addAll(List.of("", "", "", "", "", ""));
      return;
    }
    Difference found = difference.get();
    row.add(found.tensor());
    row.add(found.expectedShape());
    row.add(found.actualShape());
    Optional<Difference.Element> first = found.first();
    row.add(first.map(Difference.Element::index).map(Shape::toString).orElse(""));
    row.add(first.map(element -> ShortestDecimal.of(element.expected())).orElse(""));
    row.add(first.map(element -> ShortestDecimal.of(element.actual())).orElse(""));
    row.add(first.isPresent() ? found.count() : "");
    row.add(first.isPresent() ? ShortestDecimal.of(found.largestAbsolute()) : "");
    row.add(first.isPresent() ? found.largestUlp() : "");
  }
}

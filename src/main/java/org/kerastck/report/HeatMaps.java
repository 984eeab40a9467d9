package org.kerastck.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kerastck.conformance.Result;
import org.kerastck.fixture.LayerCall;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.ConvolutionSpec;

/**
 * How many cases of one engine deviate, by layer, padding and dilation rate, then by kernel size
 * and strides. A case counts once in the cell of each of its axes.
 */
final class HeatMaps {
  private static final int MOST = 12;

  private final Map<Panel, Map<Cell, int[]>> panels = new TreeMap<>();
  private int outside;

  private record Panel(String layer, String padding, int dilationRate)
      implements Comparable<Panel> {
    @Override
    public int compareTo(Panel other) {
      int order = layer.compareTo(other.layer);
      order = order == 0 ? padding.compareTo(other.padding) : order;
      return order == 0 ? Integer.compare(dilationRate, other.dilationRate) : order;
    }
  }

  private record Cell(int kernelSize, int strides) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int order = Integer.compare(kernelSize, other.kernelSize);
      return order == 0 ? Integer.compare(strides, other.strides) : order;
    }
  }

  /** Counts one result of a layer's call, unless the engine has no such feature. */
  void add(Result result) {
    if (result.verdict().reportName().equals("unsupported")
        || !(result.golden().call() instanceof LayerCall call)) {
      return;
    }
    Optional<ConvolutionSpec> readable = CaseGeometry.spec(call.layer());
    if (readable.isEmpty() || !isShown(readable.get())) {
      outside++;
      return;
    }
    ConvolutionSpec spec = readable.get();
    Set<AxisParameters> seen = new LinkedHashSet<>();
    for (AxisParameters axis : List.of(spec.height(), spec.width())) {
      if (seen.add(AxisParameters.of(axis.kernelSize(), axis.strides(), axis.dilationRate()))) {
        Panel panel =
            new Panel(spec.kind().className(), spec.padding().kerasName(), axis.dilationRate());
        int[] counts =
            panels
                .computeIfAbsent(panel, key -> new TreeMap<>())
                .computeIfAbsent(new Cell(axis.kernelSize(), axis.strides()), key -> new int[2]);
        counts[0]++;
        counts[1] += result.verdict().isFailure() ? 1 : 0;
      }
    }
  }

  /** Writes the members panels and outside. */
  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("outside", outside);
    json.writeArrayFieldStart("panels");
    for (Map.Entry<Panel, Map<Cell, int[]>> panel : panels.entrySet()) {
      json.writeStartObject();
      json.writeStringField("layer", panel.getKey().layer());
      json.writeStringField("padding", panel.getKey().padding());
      json.writeNumberField("d", panel.getKey().dilationRate());
      json.writeArrayFieldStart("cells");
      for (Map.Entry<Cell, int[]> cell : panel.getValue().entrySet()) {
        int[] counts = cell.getValue();
        int[] row = {
          cell.getKey().kernelSize(), cell.getKey().strides(), counts[0], counts[1],
        };
        json.writeArray(row, 0, row.length);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static boolean isShown(ConvolutionSpec spec) {
    return isShown(spec.height()) && isShown(spec.width());
  }

  private static boolean isShown(AxisParameters axis) {
    return axis.kernelSize() <= MOST && axis.strides() <= MOST && axis.dilationRate() <= MOST;
  }
}

package org.kerastck.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerastck.conformance.AxisPair;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;

/** The geometries that the page draws, each once; cases refer to them by number. */
final class PageGeometries {
  private final StringTable strings;
  private final Map<AxisPair, Integer> numbers = new LinkedHashMap<>();

  PageGeometries(StringTable strings) {
    this.strings = strings;
  }

  /** The number of a geometry. */
  int number(AxisPair pair) {
    Integer known = numbers.putIfAbsent(pair, numbers.size());
    if (known == null) {
      words(pair).forEach(strings::number);
      return numbers.size() - 1;
    }
    return known;
  }

  /** About how many bytes there are to write. */
  long bytes() {
    return 90L * numbers.size();
  }

  /** Writes the array of {@code {w: [sentences], h: axis, v: axis}}, h the height, v the width. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (AxisPair pair : numbers.keySet()) {
      json.writeStartObject();
      json.writeArrayFieldStart("w");
      for (String sentence : words(pair)) {
        json.writeNumber(strings.number(sentence));
      }
      json.writeEndArray();
      write(json, "h", pair.height());
      write(json, "v", pair.width());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static List<String> words(AxisPair pair) {
    return GeometryWords.of(pair.height(), pair.width());
  }

  /** {@code [is transposed, n, k, s, d, output size, pad or crop before, after]}. */
  private static void write(JsonGenerator json, String name, AxisGeometry axis) throws IOException {
    AxisParameters p = axis.parameters();
    boolean transposed = axis instanceof TransposedAxis;
    int before =
        axis instanceof ConvolutionAxis convolution
            ? convolution.padBefore()
            : ((TransposedAxis) axis).cropBefore();
    int after = axis instanceof ConvolutionAxis convolution ? convolution.padAfter() : 0;
    int[] numbers = {
      transposed ? 1 : 0,
      axis.inputSize(),
      p.kernelSize(),
      p.strides(),
      p.dilationRate(),
      axis.outputSize(),
      before,
      after
    };
    json.writeFieldName(name);
    json.writeArray(numbers, 0, numbers.length);
  }
}

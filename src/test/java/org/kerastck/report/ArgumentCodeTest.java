package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentCodeTest {

  @Test
  void saysAPairAsKerasAndTheBuilderDo() {
    ArgumentCode code = ArgumentCode.of("kernel_size", List.of(3, 2));
    assertEquals("(3, 2)", code.python());
    assertEquals(Optional.of(".kernelSize(3, 2)"), code.builderCall());
  }

  @Test
  void leavesOutWhatTheBuilderStartsWith() {
    ArgumentCode code = ArgumentCode.of("output_padding", null);
    assertEquals("None", code.python());
    assertEquals(Optional.of(""), code.builderCall());
  }

  @Test
  void saysWhenTheBuilderCannot() {
    ArgumentCode code = ArgumentCode.of("strides", Arrays.asList(1.0, null, true));
    assertEquals("[1.0, None, True]", code.python());
    assertEquals("Arrays.asList(1.0, null, true)", code.java());
    assertEquals(Optional.empty(), code.builderCall());
    assertEquals("float('NaN')", ArgumentCode.of("groups", Double.NaN).python());
    assertEquals("Map.of(\"a\", 1)", ArgumentCode.of("x", Map.of("a", 1)).java());
  }

  @Test
  void quotesText() {
    ArgumentCode code = ArgumentCode.of("activation", "a'\"\\\n\u0000é");
    assertEquals("'a\\'\"\\\\\\n\\u0000\\u00e9'", code.python());
    assertEquals("\"a'\\\"\\\\\\n\\u0000\\u00e9\"", code.java());
  }
}

package org.kerastck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.tensor.Shape;

class DescriptorTest {

  @Test
  void readsEveryPartOfAnId() {
    Subject subject =
        Descriptor.read("conv2d_transpose-same-n2x4-k1x4-s2x3-op0x1-b2c3f4-first-nobias-relu");

    assertEquals(Shape.of(2, 3, 2, 4), subject.input());
    assertEquals("Conv2DTranspose", subject.layer().className());
    assertEquals(List.of(1, 4), subject.layer().config().get("kernel_size"));
    assertEquals(List.of(2, 3), subject.layer().config().get("strides"));
    assertEquals(List.of(0, 1), subject.layer().config().get("output_padding"));
    assertEquals(4, subject.layer().config().get("filters"));
    assertEquals(false, subject.layer().config().get("use_bias"));
  }

  @Test
  void whatIsMissingHasItsDefault() {
    Subject subject = Descriptor.read("conv2d");

    assertEquals(Shape.of(1, 5, 5, 1), subject.input());
    assertEquals(List.of(3, 3), subject.layer().config().get("kernel_size"));
  }

  @Test
  void saysWhatItsPartsAreAbout() {
    assertEquals(
        Map.of("kernel_size", "k3", Descriptor.INPUT_SIZE, "n5x4", "filters", "c2"),
        Descriptor.parts("conv2d-k3-n5x4-c2"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"n5", "dense-n5", "conv2d-", "conv2d-n", "conv2d-nx5", "conv2d-k99999"})
  void saysInOneLineWhatCannotBeRead(String text) {
    DescriptorException e = assertThrows(DescriptorException.class, () -> Descriptor.read(text));
    assertTrue(String.valueOf(e.getMessage()).contains('"' + text + '"'), e.getMessage());
    assertEquals(1, String.valueOf(e.getMessage()).lines().count());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "conv2d-k3-k2, kernel_size",
    "conv2d-same-valid, padding",
    "conv2d-n5-n5x5, the input's size",
    "conv2d-b1-f2, filters",
    "conv2d-relu-linear, activation",
    "conv2d-gradients-gradients, what is asked for",
    "conv2d-first-last, data_format"
  })
  void nothingIsSaidTwice(String text, String what) {
    DescriptorException e = assertThrows(DescriptorException.class, () -> Descriptor.read(text));
    assertEquals("\"%s\" says %s more than once.".formatted(text, what), e.getMessage());
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource({
    "conv2d-s2-d2, ValueError, init",
    "conv2d-k0, ValueError, init",
    "conv2d-valid-n2-k3, ValueError, build",
    "conv2d-g2-b1c3f2, ValueError, build",
    "conv2d_transpose-s2-op2, ValueError, init"
  })
  void whatKerasRefusesIsRefused(String text, String type, String stage) {
    Refusal refusal = Explanation.of(Descriptor.read(text)).refusal().orElseThrow();
    assertEquals(type, refusal.type());
    assertEquals(stage, refusal.stage());
  }
}

package org.kerastck.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.fixture.Case;
import org.kerastck.model.ModelLayer;

class LayerQuestionTest {
  private static final int OPEN = ModelLayer.OPEN;

  @Test
  void aLayerIsAskedAsTheModelHasIt() {
    LayerQuestion question = ask(Map.of("strides", List.of(2, 1)), List.of(OPEN, 9, 8, 3));
    assertEquals(List.of("conv2d-same-n9x8-k3x2-s2x1-b1c3f4-last-bias"), ids(question));
    assertEquals(List.of(), question.remarks());
  }

  /** Pads of the same kind depend on the size's remainder by the strides. */
  @Test
  void anOpenSizeIsAskedWithEveryRemainder() {
    LayerQuestion question = ask(Map.of("strides", List.of(3, 2)), List.of(OPEN, OPEN, OPEN, 3));
    assertEquals(
        List.of(
            "conv2d-same-n6x4-k3x2-s3x2-b1c3f4-last-bias",
            "conv2d-same-n7x5-k3x2-s3x2-b1c3f4-last-bias",
            "conv2d-same-n8x6-k3x2-s3x2-b1c3f4-last-bias"),
        ids(question));
    assertEquals(List.of("its input's size is open: asked with 6x4, 7x5, 8x6"), question.remarks());
  }

  @Test
  void aFileMaySayNothingOfTheInput() {
    LayerQuestion question = ask(Map.of("groups", 2), List.of());
    assertEquals(List.of("conv2d-same-n4x3-k3x2-s1x1-g2-b1c4f4-last-bias"), ids(question));
    assertEquals(
        List.of("the file does not say its input's size: asked with 4x3"), question.remarks());
  }

  /** Integers stay exact in float32 over some thousand terms only. */
  @Test
  void manyChannelsAreAskedWithFew() {
    LayerQuestion question = ask(Map.of("filters", 2048), List.of(OPEN, 7, 7, 4096));
    assertEquals(List.of("conv2d-same-n7x7-k3x2-s1x1-b1c2f2-last-bias"), ids(question));
    assertEquals(
        List.of("large: asked with 2 of 4096 channels and 2 of 2048 filters"), question.remarks());
  }

  @Test
  void aLargeImageIsAskedOnASmallOneOfTheSameRemainder() {
    LayerQuestion question = ask(Map.of("strides", List.of(3, 3)), List.of(OPEN, 4001, 6000, 3));
    assertEquals(List.of("conv2d-same-n11x9-k3x2-s3x3-b1c2f2-last-bias"), ids(question));
    assertEquals(4001 % 3, 11 % 3);
    assertEquals(6000 % 3, 9 % 3);
    assertEquals(
        List.of(
            "large: asked on 11x9, not 4001x6000",
            "large: asked with 2 of 3 channels and 2 of 4 filters"),
        question.remarks());
  }

  @Test
  void whatIsNotAskedAboutIsSaid() {
    LayerQuestion question =
        ask(
            Map.of(
                "activation",
                Map.of("class_name", "Mine", "config", Map.of()),
                "dtype",
                Map.of("class_name", "DTypePolicy", "config", Map.of("name", "mixed_float16"))),
            List.of(OPEN, 9, 8, 3));
    assertEquals(
        List.of("asked in float32, not mixed_float16", "asked without its activation"),
        question.remarks());
    assertEquals(1, question.cases().size());
  }

  @Test
  void whatCannotBeReadIsNotAsked() {
    LayerQuestion question = ask(Map.of("kernel_size", "large"), List.of(OPEN, 9, 8, 3));
    assertEquals(List.of(), question.cases());
    assertEquals(1, question.remarks().size(), question.remarks().toString());
  }

  /** One that saturates hides errors, and may be wrong itself. */
  @Test
  void anActivationIsLeftOutAndAskedAbout() {
    LayerQuestion question = ask(Map.of("activation", "sigmoid"), List.of(OPEN, 9, 8, 3));
    assertEquals(
        List.of(
            "conv2d-same-n9x8-k3x2-s1x1-b1c3f4-last-bias",
            "conv2d-same-n9x8-k3x2-s1x1-b1c3f4-last-bias-sigmoid"),
        ids(question));
  }

  /** Keras 2 wrote groups for this layer, too. */
  @Test
  void anArgumentThatMeansNothingIsLeftOutAndOthersAreNoConformance() {
    LayerQuestion idle = ask("Conv2DTranspose", Map.of("groups", 1), List.of(OPEN, 9, 8, 3));
    assertEquals(List.of("conv2d_transpose-same-n9x8-k3x2-s1x1-b1c3f4-last-bias"), ids(idle));
    LayerQuestion refused = ask("Conv2DTranspose", Map.of("groups", 3), List.of(OPEN, 9, 8, 3));
    assertEquals(List.of(), refused.cases());
    assertEquals(1, refused.remarks().size(), refused.remarks().toString());
    assertTrue(refused.remarks().get(0).startsWith("Keras 3 refuses it: "));
  }

  @ParameterizedTest
  @CsvSource({
    "strides, 0",
    "strides, 2000000000",
    "dilation_rate, 2000000000",
    "kernel_size, 300",
    "kernel_size, 2000000000",
    "filters, -1"
  })
  void whatIsTooLargeOrTooSmallIsSaid(String argument, int value) {
    for (int size : new int[] {OPEN, 9, 2_000_000_000, -7}) {
      LayerQuestion question = ask(Map.of(argument, value), List.of(OPEN, size, size, 3));
      assertEquals(List.of(), question.cases());
      assertFalse(question.remarks().isEmpty());
    }
  }

  @Test
  void aKernelOfMoreTermsThanAreExactIsNotAsked() {
    LayerQuestion question = ask(Map.of("kernel_size", 300), List.of(OPEN, 300, 300, 3));
    assertEquals(List.of(), question.cases());
    assertEquals(List.of("its kernel is too large to be asked about"), question.remarks());
  }

  @Test
  void manyGroupsAreFewTerms() {
    LayerQuestion question =
        ask(Map.of("groups", 4096, "filters", 4096), List.of(OPEN, 7, 7, 4096));
    assertEquals(List.of("conv2d-same-n7x7-k3x2-s1x1-g4096-b1c4096f4096-last-bias"), ids(question));
    assertEquals(List.of(), question.remarks());
  }

  @Test
  void manyRemaindersAreNotAllAsked() {
    LayerQuestion question = ask(Map.of("strides", 300), List.of(OPEN, OPEN, OPEN, 1));
    assertEquals(8, question.cases().size());
  }

  private static LayerQuestion ask(Map<String, Object> arguments, List<Integer> input) {
    return ask("Conv2D", arguments, input);
  }

  private static LayerQuestion ask(
      String className, Map<String, Object> arguments, List<Integer> input) {
    Map<String, Object> config = new HashMap<>();
    config.put("filters", 4);
    config.put("kernel_size", List.of(3, 2));
    config.put("padding", "same");
    config.putAll(arguments);
    return LayerQuestion.of(
        new ModelLayer("stem", className, config, input.isEmpty() ? List.of() : List.of(input)));
  }

  private static List<String> ids(LayerQuestion question) {
    return question.cases().stream().map(Case::id).toList();
  }
}

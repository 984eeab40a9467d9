package org.kerastck.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
            "conv2d-same-n3x2-k3x2-s3x2-b1c3f4-last-bias",
            "conv2d-same-n4x3-k3x2-s3x2-b1c3f4-last-bias",
            "conv2d-same-n5x4-k3x2-s3x2-b1c3f4-last-bias"),
        ids(question));
    assertEquals(List.of("its input's size is open: asked with 3x2, 4x3, 5x4"), question.remarks());
  }

  @Test
  void aFileMaySayNothingOfTheInput() {
    LayerQuestion question = ask(Map.of("groups", 2), List.of());
    assertEquals(List.of("conv2d-same-n3x2-k3x2-s1x1-g2-b1c4f4-last-bias"), ids(question));
    assertEquals(
        List.of("the file does not say its input's size: asked with 3x2"), question.remarks());
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
            "large: asked with 2 of 3 channels and 2 of 4 filters",
            "large: asked on 11x9, not 4001x6000"),
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
        List.of("asked without its activation", "asked in float32, not mixed_float16"),
        question.remarks());
    assertEquals(1, question.cases().size());
  }

  @Test
  void whatCannotBeReadIsNotAsked() {
    LayerQuestion question = ask(Map.of("kernel_size", "large"), List.of(OPEN, 9, 8, 3));
    assertEquals(List.of(), question.cases());
    assertEquals(2, question.remarks().size(), question.remarks().toString());
  }

  private static LayerQuestion ask(Map<String, Object> arguments, List<Integer> input) {
    Map<String, Object> config = new HashMap<>();
    config.put("filters", 4);
    config.put("kernel_size", List.of(3, 2));
    config.put("padding", "same");
    config.putAll(arguments);
    return LayerQuestion.of(new ModelLayer("stem", "Conv2D", config, input));
  }

  private static List<String> ids(LayerQuestion question) {
    return question.cases().stream().map(Case::id).toList();
  }
}

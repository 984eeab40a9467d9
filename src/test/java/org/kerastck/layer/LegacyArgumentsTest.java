package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each old form stands beside the new one that it means. */
class LegacyArgumentsTest {
  @Test
  void keras1NamesMeanKeras3Names() {
    assertSame(
        Map.of(
            "class_name",
            "AtrousConvolution2D",
            "config",
            Map.ofEntries(
                Map.entry("name", "a"),
                Map.entry("nb_filter", 4),
                Map.entry("nb_row", 3),
                Map.entry("nb_col", 2),
                Map.entry("init", "he_normal"),
                Map.entry("border_mode", "same"),
                Map.entry("subsample", List.of(1, 1)),
                Map.entry("atrous_rate", List.of(2, 1)),
                Map.entry("dim_ordering", "th"),
                Map.entry("bias", false),
                Map.entry("batch_input_shape", List.of(1, 1, 5, 5)),
                Map.entry("input_dtype", "float32"),
                Map.entry(
                    "W_regularizer", Map.of("name", "WeightRegularizer", "l1", 0.0, "l2", 0.5)),
                Map.entry("b_regularizer", "l1l2"),
                Map.entry(
                    "activity_regularizer",
                    Map.of("name", "ActivityRegularizer", "l1", 0.1, "l2", 0.0)),
                Map.entry("W_constraint", Map.of("name", "MaxNorm", "m", 3, "axis", 1)),
                Map.entry("b_constraint", "nonneg"))),
        Map.of(
            "class_name",
            "Conv2D",
            "config",
            Map.ofEntries(
                Map.entry("name", "a"),
                Map.entry("filters", 4),
                Map.entry("kernel_size", List.of(3, 2)),
                Map.entry("kernel_initializer", "he_normal"),
                Map.entry("padding", "same"),
                Map.entry("dilation_rate", List.of(2, 1)),
                Map.entry("data_format", "channels_first"),
                Map.entry("use_bias", false),
                Map.entry("kernel_regularizer", object("L1L2", Map.of("l1", 0.0, "l2", 0.5))),
                Map.entry("bias_regularizer", object("L1L2", Map.of("l1", 0.01, "l2", 0.01))),
                Map.entry("activity_regularizer", object("L1L2", Map.of("l1", 0.1, "l2", 0.0))),
                Map.entry(
                    "kernel_constraint", object("MaxNorm", Map.of("max_value", 3, "axis", 1))),
                Map.entry("bias_constraint", "non_neg"))));
  }

  @Test
  void deconvolutionNeedNotKnowItsOutputShape() {
    assertSame(
        Map.of(
            "class_name",
            "Deconvolution2D",
            "config",
            Map.of(
                "name",
                "d",
                "nb_filter",
                1,
                "nb_row",
                2,
                "nb_col",
                2,
                "subsample",
                List.of(2, 2),
                "output_shape",
                List.of(1, 4, 4, 1),
                "dim_ordering",
                "default")),
        Map.of(
            "class_name",
            "Conv2DTranspose",
            "config",
            Map.of("name", "d", "filters", 1, "kernel_size", 2, "strides", 2)));
  }

  @Test
  void keras2ConfigsAreRead() {
    Map<String, @Nullable Object> config = new HashMap<>();
    config.put("name", "t");
    config.put("dtype", object("Policy", Map.of("name", "float32")));
    config.put("batch_input_shape", List.of(1, 5, 5, 1));
    config.put("filters", 2);
    config.put("kernel_size", List.of(2, 2));
    config.put("groups", 1);
    config.put("output_padding", null);
    config.put("kernel_initializer", object("HeNormal", Map.of("seed", 3, "dtype", "float32")));
    config.put("bias_initializer", object("Zeros", Map.of("dtype", "float32")));
    assertSame(
        Map.of("class_name", "Conv2DTranspose", "config", config),
        Map.of(
            "class_name",
            "Conv2DTranspose",
            "config",
            Map.of(
                "name",
                "t",
                "filters",
                2,
                "kernel_size",
                2,
                "kernel_initializer",
                object("HeNormal", Map.of("seed", 3)))));
  }

  @Test
  void bothSpellingsOfAnArgumentAreOneTooMany() {
    assertEquals(
        "`border_mode` is the old name of `padding`: Conv2D takes one of them. Received both:"
            + " border_mode='same', padding='valid'",
        refusal(Map.of("filters", 1, "kernel_size", 1, "border_mode", "same", "padding", "valid")));
    assertTrue(
        refusal(Map.of("filters", 1, "nb_row", 1, "nb_col", 1, "kernel_size", 1))
            .startsWith("`nb_row` is the old name of `kernel_size`"));
  }

  @Test
  void halfAKernelSizeIsNone() {
    assertEquals(
        "Conv2D takes nb_row and nb_col together. Received: nb_row alone",
        refusal(Map.of("filters", 1, "nb_row", 1)));
  }

  @Test
  void keras1ConstraintsAreKnownByKeras1ArgumentsOnly() {
    assertTrue(
        refusal(Map.of("filters", 1, "kernel_size", 1, "kernel_constraint", "maxnorm"))
            .startsWith("Could not interpret constraint identifier: maxnorm"));
  }

  private static void assertSame(Map<String, ?> old, Map<String, ?> modern) {
    assertEquals(
        ConvolutionLayer.deserialize(modern, LayerContext.ofKerasDefaults()).serialize(),
        ConvolutionLayer.deserialize(old, LayerContext.ofKerasDefaults()).serialize());
  }

  private static String refusal(Map<String, ?> config) {
    return String.valueOf(
        assertThrows(KerasException.class, () -> Conv2D.fromConfig(config)).getMessage());
  }

  private static Map<String, Object> object(String className, Map<String, Object> config) {
    return Map.of("class_name", className, "config", config);
  }
}

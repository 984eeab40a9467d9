package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kerastck.initializer.Backend;
import org.kerastck.initializer.DefaultSeeds;
import org.kerastck.initializer.Initializer;
import org.kerastck.initializer.Initializers;
import org.kerastck.initializer.SeedGenerator;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The numbers are those of Keras 3.15.1. */
class LayerWeightsTest {
  private static final Shape INPUT = Shape.of(2, 4, 5, 4);

  @Test
  void afterSetRandomSeedLayersDrawInTheOrderOfTheirConstruction() {
    LayerContext context = afterSetRandomSeed(Backend.TENSORFLOW, 1337);
    Conv2D first = conv2D(2).context(context).build();
    Map<String, @Nullable Object> withoutInitializer = new HashMap<>();
    withoutInitializer.put("filters", 2);
    withoutInitializer.put("kernel_size", 1);
    withoutInitializer.put("kernel_initializer", null);
    Conv2DTranspose second = Conv2DTranspose.fromConfig(withoutInitializer, context);
    Conv2D third = conv2D(2).kernelInitializer("he_normal").context(context).build();
    Shape input = Shape.of(1, 4, 4, 1);
    third.build(input);
    second.build(input);
    first.build(input);

    assertArrayEquals(new float[] {-0.034624815f, -0.026371837f}, first.kernel().data());
    // Keras makes the initializer that stands for None when it builds: this is the third seed.
    assertArrayEquals(new float[] {0.7037319f, 0.47320664f}, second.kernel().data());
    assertArrayEquals(new float[] {-2.1109514f, 1.5334446f}, third.kernel().data());
  }

  @Test
  void backendsDrawTheirOwn() {
    assertArrayEquals(
        new float[] {0.3258852f, -0.12994766f, 0.03032437f}, thirdLayer(Backend.TENSORFLOW));
    assertArrayEquals(
        new float[] {-0.28958488f, -0.073992096f, -0.32591838f}, thirdLayer(Backend.JAX));
  }

  @Test
  void theFiltersOfATransposedLayerCountAsWhatGoesIn() {
    Initializers initializers = Initializers.on(Backend.TENSORFLOW);
    Conv2DTranspose layer =
        Conv2DTranspose.builder()
            .filters(50)
            .kernelSize(3)
            .kernelInitializer(initializers.named("HeNormal", Map.of("seed", 3)))
            .build();
    layer.build(INPUT);

    assertEquals(-0.05089929f, layer.kernel().data()[0]);
    assertEquals(0.12702756f, layer.kernel().data()[1]);
  }

  @Test
  void kernelIsDrawnBeforeBias() {
    SeedGenerator generator = SeedGenerator.of(5);
    Initializer shared =
        Initializers.on(Backend.TENSORFLOW).named("RandomUniform", Map.of("seed", generator));
    Conv2D layer = conv2D(2).kernelInitializer(shared).biasInitializer(shared).build();
    layer.build(Shape.of(1, 1, 1, 1));
    Initializer again =
        Initializers.on(Backend.TENSORFLOW)
            .named("RandomUniform", Map.of("seed", SeedGenerator.of(5)));

    assertArrayEquals(again.initialize(Shape.of(1, 1, 1, 2)).data(), layer.kernel().data());
    assertArrayEquals(again.initialize(Shape.of(2)).data(), layer.bias().orElseThrow().data());
    assertFalse(Arrays.equals(layer.kernel().data(), layer.bias().orElseThrow().data()));
  }

  @Test
  void anIntegerSeedGivesTheSameTwice() {
    Initializer shared =
        Initializers.on(Backend.TENSORFLOW).named("RandomUniform", Map.of("seed", 5));
    Conv2D layer = conv2D(2).kernelInitializer(shared).biasInitializer(shared).build();
    layer.build(Shape.of(1, 1, 1, 1));

    assertArrayEquals(layer.kernel().data(), layer.bias().orElseThrow().data());
  }

  @Test
  void weightsThatWereSetStay() {
    Conv2D layer = conv2D(2).build();
    Tensor kernel = Tensor.of(Shape.of(1, 1, 1, 2), 1, 2);
    layer.setWeights(kernel, Optional.of(Tensor.of(Shape.of(2), 3, 4)));
    layer.build(Shape.of(1, 1, 1, 1));

    assertEquals(kernel, layer.weights().get(0));
  }

  @Test
  void identityIsForMatrices() {
    Conv2D layer = conv2D(2).kernelInitializer("identity").build();

    KerasException refusal = assertThrows(KerasException.class, () -> layer.build(INPUT));
    assertEquals(Stage.BUILD, refusal.stage());
  }

  private static float[] thirdLayer(Backend backend) {
    LayerContext context = afterSetRandomSeed(backend, 7);
    Conv2D layer = conv2D(5).kernelSize(2, 3).context(context).build();
    for (int i = 0; i < 2; i++) {
      layer = conv2D(5).kernelSize(2, 3).context(context).build();
    }
    layer.build(INPUT);
    return Arrays.copyOf(layer.kernel().data(), 3);
  }

  private static LayerContext afterSetRandomSeed(Backend backend, long seed) {
    return LayerContext.of(
        Initializers.on(backend, DefaultSeeds.afterSetRandomSeed(seed)), DataFormat.CHANNELS_LAST);
  }

  private static Builder<Conv2D> conv2D(int filters) {
    return Conv2D.builder().filters(filters).kernelSize(1);
  }
}

package org.kerastck.initializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerastck.tensor.Shape;

class InitializersTest {
  private static final Shape KERNEL = Shape.of(3, 3, 8, 4);

  @Test
  void defaultSeedsAfterSetRandomSeed() {
    DefaultSeeds seeds = DefaultSeeds.afterSetRandomSeed(1337);
    assertArrayEquals(
        new long[] {
          663307073, 993786079, 572589546, 762227828, 392826688, 613084013, 628984381, 785866095,
          177905368, 832364259
        },
        LongStream.generate(seeds::next).limit(10).toArray());
  }

  @Test
  void setRandomSeedRefusesWhatNumPyRefuses() {
    assertThrows(IllegalArgumentException.class, () -> DefaultSeeds.afterSetRandomSeed(1L << 32));
    assertThrows(IllegalArgumentException.class, () -> DefaultSeeds.afterSetRandomSeed(-1));
  }

  @ParameterizedTest(name = "{0}: an integer seed repeats itself, a SeedGenerator does not")
  @EnumSource(Backend.class)
  void oneInstanceUsedTwice(Backend backend) {
    Initializer integer = initializer(backend, "HeNormal", Map.of("seed", 5));
    Initializer generator = initializer(backend, "HeNormal", Map.of("seed", SeedGenerator.of(5)));
    float[] first = integer.initialize(KERNEL).data();
    assertArrayEquals(first, integer.initialize(KERNEL).data());
    assertArrayEquals(first, generator.initialize(KERNEL).data());
    assertFalse(Arrays.equals(first, generator.initialize(KERNEL).data()));
  }

  @ParameterizedTest(name = "{0}: two initializers can share a SeedGenerator")
  @EnumSource(Backend.class)
  void sharedGenerator(Backend backend) {
    SeedGenerator shared = SeedGenerator.of(9);
    Initializer one = initializer(backend, "RandomNormal", Map.of("seed", shared));
    Initializer two = initializer(backend, "RandomNormal", Map.of("seed", shared));
    assertFalse(Arrays.equals(one.initialize(KERNEL).data(), two.initialize(KERNEL).data()));
  }

  @ParameterizedTest(name = "{0} seed {1} is accepted: {2}")
  @CsvSource({
    "TENSORFLOW, -1, true",
    "TENSORFLOW, 9223372036854775807, true",
    "JAX, 4294967295, true",
    "JAX, 4294967296, false",
    "JAX, -1, false",
    "NUMPY, 4294967295, true",
    "NUMPY, 4294967296, false",
    "NUMPY, -1, false",
    "TORCH, -1, true",
    "TORCH, 4294967296, true"
  })
  void seedsAtTheEdge(Backend backend, long seed, boolean accepted) {
    Initializer initializer = initializer(backend, "GlorotUniform", Map.of("seed", seed));
    if (accepted) {
      initializer.initialize(KERNEL);
    } else {
      assertThrows(IllegalArgumentException.class, () -> initializer.initialize(KERNEL));
    }
  }

  @Test
  void aSeedOutOfRangeSaysTheRange() {
    Initializer initializer = initializer(Backend.JAX, "GlorotUniform", Map.of("seed", -1));
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> initializer.initialize(KERNEL));
    assertEquals(
        "seed must be from 0 to 4294967295 on the jax backend. Received: seed=-1",
        problem.getMessage());
  }

  @Test
  void fansOfTheTransposedKernelTakeTheFiltersForTheInput() {
    Shape kernel = Shape.of(3, 2, 50, 10); // (kh, kw, filters, in)
    assertEquals(new Fans(300, 60), Fans.of(kernel));
    assertEquals(new Fans(1, 1), Fans.of(Shape.of()));
    assertEquals(new Fans(7, 7), Fans.of(Shape.of(7)));
    assertEquals(new Fans(3, 10), Fans.of(Shape.of(3, 2, 5), List.of(0), List.of(1, -1)));
  }

  @ParameterizedTest(name = "{0}: orthonormal, with the sign that makes R's diagonal positive")
  @EnumSource(Backend.class)
  void orthogonal(Backend backend) {
    for (Shape shape : List.of(Shape.of(6, 6), Shape.of(9, 4), Shape.of(4, 9), KERNEL)) {
      int columns = shape.size(shape.rank() - 1);
      int rows = (int) shape.elementCount() / columns;
      float[] q = initializer(backend, "Orthogonal", Map.of("seed", 1)).initialize(shape).data();
      float[] normal = backend.stream(new SeedPair(1, 0)).normal(q.length, 0, 1);
      int longer = Math.max(rows, columns);
      int shorter = Math.min(rows, columns);
      for (int a = 0; a < shorter; a++) {
        for (int b = 0; b <= a; b++) {
          double product = 0;
          double diagonal = 0;
          for (int i = 0; i < longer; i++) {
            double qa = rows < columns ? q[a * longer + i] : q[i * shorter + a];
            double qb = rows < columns ? q[b * longer + i] : q[i * shorter + b];
            product += qa * qb;
            diagonal += qa * normal[i * shorter + b];
          }
          assertEquals(a == b ? 1 : 0, product, 1e-6);
          if (b < a) {
            assertEquals(0, diagonal, 1e-5); // R is upper triangular
          } else {
            assertEquals(1, Math.signum(diagonal));
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "normal, RandomNormal",
    "uniform, RandomUniform",
    "one, Ones",
    "zero, Zeros",
    "glorot_uniform, GlorotUniform",
    "lecun_normal, LecunNormal",
    "OrthogonalInitializer, Orthogonal",
    "IdentityInitializer, Identity"
  })
  void names(String name, String kerasName) {
    assertEquals(kerasName, Initializers.on(Backend.NUMPY).get(name).kerasName());
  }

  @Test
  void badConfigsSayWhatIsWrong() {
    assertEquals(
        "RandomNormal takes the arguments [mean, seed, stddev]. Received also: [std]",
        refusal("RandomNormal", Map.of("std", 1)));
    assertEquals(
        "The argument `scale` of VarianceScaling must be positive. Received: -1.0",
        refusal("VarianceScaling", Map.of("scale", -1.0)));
    assertEquals(
        "The argument `seed` of HeNormal must be an integer or a SeedGenerator. Received: 1.5",
        refusal("HeNormal", Map.of("seed", 1.5)));
    assertEquals(
        "Constant needs the argument `value`. Received: {}", refusal("constant", Map.of()));
  }

  private static String refusal(String name, Map<String, ?> config) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class, () -> initializer(Backend.TENSORFLOW, name, config))
            .getMessage());
  }

  private static Initializer initializer(Backend backend, String name, Map<String, ?> config) {
    return Initializers.on(backend).named(name, config);
  }
}

package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class BroadcastTest {
  private static final Tensor UPSTREAM = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

  @Test
  void isTheUpstreamItselfForAnOutputOfItsShape() {
    assertArrayEquals(UPSTREAM.data(), to(2, 3).orElseThrow().data());
  }

  @Test
  void sumsWhereTheOutputHasOneElement() {
    assertArrayEquals(new float[] {6, 15}, to(2, 1).orElseThrow().data());
  }

  @Test
  void repeatsWhereTheUpstreamHasOneElement() {
    Tensor column = Tensor.of(Shape.of(2, 1), 7, 8);
    assertArrayEquals(
        new float[] {7, 7, 8, 8}, Broadcast.gradient(column, Shape.of(2, 2)).orElseThrow().data());
  }

  @Test
  void isNothingForAnOutputWithoutElements() {
    Tensor column = Tensor.of(Shape.of(2, 1), 7, 8);
    assertEquals(0, Broadcast.gradient(column, Shape.of(2, 0)).orElseThrow().data().length);
  }

  @Test
  void isRefusedForOtherShapes() {
    assertEquals(Optional.empty(), to(2, 2));
    assertEquals(Optional.empty(), to(1, 2, 3));
  }

  private static Optional<Tensor> to(int... sizes) {
    return Broadcast.gradient(UPSTREAM, Shape.of(sizes));
  }
}

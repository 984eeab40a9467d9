package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;

/** The division of cases, which must be the same on every machine and in every version. */
class ShardTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16})
  void everyCaseIsInExactlyOneShard(int total) {
    for (String id : SmallFixture.cases().stream().map(Case::id).toList()) {
      assertEquals(
          1, IntStream.rangeClosed(1, total).filter(i -> new Shard(i, total).contains(id)).count());
    }
  }

  /** CRC-32 as Python's zlib.crc32 gives it: 0xcbf43926 is the check value of the algorithm. */
  @ParameterizedTest
  @CsvSource({"123456789, 3421780262", "conv2d-same, 874504403"})
  void theHashIsCrc32(String id, long crc) {
    assertTrue(new Shard((int) (crc % 1000) + 1, 1000).contains(id));
  }

  @Test
  void shardsAreOfAboutOneSize() {
    List<Integer> sizes =
        IntStream.rangeClosed(1, 8)
            .mapToObj(
                i ->
                    (int)
                        IntStream.range(0, 8000)
                            .filter(n -> new Shard(i, 8).contains("conv2d-same-n" + n + "x3"))
                            .count())
            .toList();
    assertTrue(sizes.stream().allMatch(size -> size > 900 && size < 1100), sizes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "1", "1/0", "a/b", "-1/2", "1/2/3", "1/9999999"})
  void otherTextIsNoShard(String text) {
    assertThrows(IllegalArgumentException.class, () -> Shard.parse(text));
  }
}

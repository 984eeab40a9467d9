package org.kerastck.initializer;

/**
 * {@code tf.random.stateless_*} on a CPU: Philox words, in order, made uniform or normal.
 *
 * <p>The seed is scrambled by one Philox block under a fixed key; its result is the key, and the
 * upper half of the counter.
 */
final class TensorFlowStream implements RandomStream {
  private static final int SCRAMBLE_KEY_0 = 0x3ec8f720;
  private static final int SCRAMBLE_KEY_1 = 0x02461e29;

  /** Keras takes the seed modulo {@code tf.int32.max − 1}. */
  private static final long SEED_MODULUS = Integer.MAX_VALUE - 1L;

  /** Each group of four truncated normals may use this many blocks. */
  private static final int BLOCKS_PER_GROUP = 256;

  private final Philox philox;

  TensorFlowStream(SeedPair seed) {
    long first = Math.floorMod(seed.seed(), SEED_MODULUS);
    long second = Math.floorMod(seed.counter(), SEED_MODULUS);
    int[] scrambled = new int[4];
    new Philox(SCRAMBLE_KEY_0, SCRAMBLE_KEY_1, (int) second, (int) (second >>> 32))
        .block(first, scrambled, 0);
    philox = new Philox(scrambled[0], scrambled[1], scrambled[2], scrambled[3]);
  }

  /** {@code u · (max − min) + min}, each operation rounded. */
  @Override
  public float[] uniform(int count, double min, double max) {
    float low = (float) min;
    float range = (float) max - low;
    float[] values = new float[count];
    int[] words = new int[4];
    for (int i = 0; i < count; i += 4) {
      philox.block(i >> 2, words, 0);
      for (int j = 0; j < Math.min(4, count - i); j++) {
        values[i + j] = BoxMuller.unit(words[j]) * range + low;
      }
    }
    return values;
  }

  @Override
  public float[] normal(int count, double mean, double stddev) {
    float shift = (float) mean;
    float scale = (float) stddev;
    float[] values = new float[count];
    int[] words = new int[4];
    float[] four = new float[4];
    int whole = count & ~3;
    for (int i = 0; i < whole; i += 4) {
      philox.block(i >> 2, words, 0);
      BoxMuller.pair(words[0], words[1], scale, shift, values, i);
      BoxMuller.pair(words[2], words[3], scale, shift, values, i + 2);
    }
    if (whole < count) {
      philox.block(whole >> 2, words, 0);
      BoxMuller.pair(words[0], words[1], scale, shift, four, 0);
      BoxMuller.pair(words[2], words[3], scale, shift, four, 2);
      System.arraycopy(four, 0, values, whole, count - whole);
    }
    return values;
  }

  /** The first four normals of a group's own blocks whose magnitude is below 2. */
  @Override
  public float[] truncatedNormal(int count, double mean, double stddev) {
    float shift = (float) mean;
    float scale = (float) stddev;
    float[] values = new float[count];
    int[] words = new int[4];
    float[] drawn = new float[4];
    for (int i = 0; i < count; i += 4) {
      int end = Math.min(i + 4, count);
      int filled = i;
      for (long block = (i >> 2) * (long) BLOCKS_PER_GROUP; filled < end; block++) {
        philox.block(block, words, 0);
        BoxMuller.pair(words[0], words[1], 1, 0, drawn, 0);
        BoxMuller.pair(words[2], words[3], 1, 0, drawn, 2);
        for (int j = 0; j < 4 && filled < end; j++) {
          if (Math.abs(drawn[j]) < 2f) {
            values[filled++] = drawn[j] * scale + shift;
          }
        }
      }
    }
    return values;
  }
}

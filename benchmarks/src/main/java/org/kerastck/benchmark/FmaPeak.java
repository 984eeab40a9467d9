package org.kerastck.benchmark;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do at most: fused multiply-adds on registers alone, in enough chains to hide
 * their latency. As a library it "computes" any layer by as many operations as the layer needs.
 */
public final class FmaPeak implements Library {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Enough for a latency of six cycles; with both operands they fit 16 registers. */
  private static final int CHAINS = 12;

  private static final int MOST_STEPS = 4096;

  /** Receives every result: a compiler leaves out what nobody reads. */
  private static volatile float sink;

  @Override
  public String name() {
    return "peak";
  }

  @Override
  public Subject open(Layer layer, int threads) {
    int steps = (int) Math.ceil(layer.flops() / (2 * CHAINS * SPECIES.length()));
    return threads == 1 ? () -> run(steps) : new Parallel(steps / threads, threads);
  }

  @Override
  public Subject open(Layer layer, Pass pass, int threads) {
    return open(layer, threads);
  }

  /** In calls short enough that the compiler sees a method that is called often, not one loop. */
  private static void run(int steps) {
    for (int left = steps; left > 0; left -= MOST_STEPS) {
      sink = compute(Math.min(left, MOST_STEPS));
    }
  }

  /**
   * Each chain starts from another number, so that they are not found to be the same. The sum is
   * what is added to, since that is what the instruction overwrites: else each would need a copy
   * first.
   */
  private static float compute(int steps) {
    FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector a = FloatVector.broadcast(SPECIES, 0.001f);
    FloatVector s0 = a.mul(1f);
    FloatVector s1 = a.mul(2f);
    FloatVector s2 = a.mul(3f);
    FloatVector s3 = a.mul(4f);
    FloatVector s4 = a.mul(5f);
    FloatVector s5 = a.mul(6f);
    FloatVector s6 = a.mul(7f);
    FloatVector s7 = a.mul(8f);
    FloatVector s8 = a.mul(9f);
    FloatVector s9 = a.mul(10f);
    FloatVector s10 = a.mul(11f);
    FloatVector s11 = a.mul(12f);
    for (int i = 0; i < steps; i++) {
      s0 = m.fma(a, s0);
      s1 = m.fma(a, s1);
      s2 = m.fma(a, s2);
      s3 = m.fma(a, s3);
      s4 = m.fma(a, s4);
      s5 = m.fma(a, s5);
      s6 = m.fma(a, s6);
      s7 = m.fma(a, s7);
      s8 = m.fma(a, s8);
      s9 = m.fma(a, s9);
      s10 = m.fma(a, s10);
      s11 = m.fma(a, s11);
    }
    FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    FloatVector high = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
    return low.add(high).lane(0);
  }

  /** All cores at once; a run is as long as the slowest. */
  private static final class Parallel implements Subject {
    private final int[] shares;

    Parallel(int steps, int threads) {
      shares = new int[threads];
      Arrays.fill(shares, steps);
    }

    @Override
    public void run() {
      Arrays.stream(shares).parallel().forEach(FmaPeak::run);
    }
  }
}

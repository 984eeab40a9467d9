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
  private static final int CHAINS = 16;

  @Override
  public String name() {
    return "peak";
  }

  @Override
  public Subject open(Layer layer, int threads) {
    int steps = (int) Math.ceil(layer.flops() / (2 * CHAINS * SPECIES.length()));
    return threads == 1 ? () -> compute(steps) : new Parallel(steps / threads, threads);
  }

  @Override
  public Subject open(Layer layer, Pass pass, int threads) {
    return open(layer, threads);
  }

  private static float compute(int steps) {
    FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector a = FloatVector.broadcast(SPECIES, 0.001f);
    FloatVector s0 = a;
    FloatVector s1 = a;
    FloatVector s2 = a;
    FloatVector s3 = a;
    FloatVector s4 = a;
    FloatVector s5 = a;
    FloatVector s6 = a;
    FloatVector s7 = a;
    FloatVector s8 = a;
    FloatVector s9 = a;
    FloatVector s10 = a;
    FloatVector s11 = a;
    FloatVector s12 = a;
    FloatVector s13 = a;
    FloatVector s14 = a;
    FloatVector s15 = a;
    for (int i = 0; i < steps; i++) {
      s0 = s0.fma(m, a);
      s1 = s1.fma(m, a);
      s2 = s2.fma(m, a);
      s3 = s3.fma(m, a);
      s4 = s4.fma(m, a);
      s5 = s5.fma(m, a);
      s6 = s6.fma(m, a);
      s7 = s7.fma(m, a);
      s8 = s8.fma(m, a);
      s9 = s9.fma(m, a);
      s10 = s10.fma(m, a);
      s11 = s11.fma(m, a);
      s12 = s12.fma(m, a);
      s13 = s13.fma(m, a);
      s14 = s14.fma(m, a);
      s15 = s15.fma(m, a);
    }
    FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7);
    FloatVector high = s8.add(s9).add(s10).add(s11).add(s12).add(s13).add(s14).add(s15);
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
      Arrays.stream(shares).parallel().forEach(FmaPeak::compute);
    }
  }
}

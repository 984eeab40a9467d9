package org.kerastck.benchmark;

/**
 * What memory and caches allow: as a library it copies as many numbers as a layer reads and writes,
 * each once, and computes nothing. The slower of this and the {@link FmaPeak} is the layer's roof.
 */
public final class MemoryTraffic implements Library {
  static final String NAME = "memory";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Subject open(Layer layer, int threads) {
    if (threads > 1) {
      throw new UnsupportedOperationException("memory is measured on one thread");
    }
    long numbers =
        (long) layer.input().length
            + layer.kernel().length
            + layer.task().outputShape().elementCount();
    float[] source = new float[Math.toIntExact((numbers + 1) / 2)];
    float[] target = new float[source.length];
    return () -> System.arraycopy(source, 0, target, 0, source.length);
  }
}

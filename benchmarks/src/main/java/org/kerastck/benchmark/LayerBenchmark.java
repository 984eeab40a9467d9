package org.kerastck.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time of {@link #CALLS_OF_TINY} calls of a tiny layer, or of one call of another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LayerBenchmark {
  /** Calls in one sample of a layer that takes less than the clock's grain. */
  static final int CALLS_OF_TINY = 1000;

  @Param("keras-tck")
  public String library;

  @Param("a")
  public String layer;

  @Param("forward")
  public String pass;

  @Param("1")
  public int threads;

  private Subject subject = () -> {};
  private int calls;

  /** How many calls a sample of a layer has. */
  static int calls(Layer layer) {
    return layer.flops() < 1e5 ? CALLS_OF_TINY : 1;
  }

  @Setup
  public void open() {
    Layer opened = Layer.named(layer);
    subject = Library.named(library).open(opened, Pass.named(pass), threads);
    calls = calls(opened);
  }

  @TearDown
  public void close() throws Exception {
    subject.close();
  }

  @Benchmark
  public void call() {
    for (int i = 0; i < calls; i++) {
      subject.run();
    }
  }
}

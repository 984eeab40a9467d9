package org.kerastck.kernel;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out, once, whether the Vector API is there. No other class that can be loaded without it
 * names the ones that need it.
 */
final class VectorModule {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String KERNELS = "org.kerastck.kernel.VectorTiles";

  /** The fewest floats in a vector with which it is faster than plain Java. */
  private static final int FEWEST_LANES = 8;

  private static final AtomicBoolean EXPLAINED = new AtomicBoolean();

  private VectorModule() {}

  /** The microkernels, or nothing where they cannot be used. */
  static Optional<VectorMicrokernels> kernels() {
    return Found.KERNELS_FOUND;
  }

  /** The same; the first time that there are none, one line of the log says why. */
  static Optional<VectorMicrokernels> kernelsOrExplanation() {
    if (kernels().isEmpty()) {
      explainOnce();
    }
    return kernels();
  }

  private static void explainOnce() {
    if (EXPLAINED.compareAndSet(false, true)) {
      System.getLogger(VectorConvolution.class.getName())
          .log(
              Level.INFO,
              isModuleAdded()
                  ? "Convolution runs in plain Java: vectors of this machine are too short."
                  : "Convolution runs in plain Java. Pass --add-modules jdk.incubator.vector to"
                      + " java for the speed of vectors.");
    }
  }

  private static boolean isModuleAdded() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** Initialised at first use, by one thread. */
  private static final class Found {
    static final Optional<VectorMicrokernels> KERNELS_FOUND = find();

    private static Optional<VectorMicrokernels> find() {
      if (!isModuleAdded()) {
        return Optional.empty();
      }
      try {
        VectorMicrokernels kernels =
            Class.forName(KERNELS)
                .asSubclass(VectorMicrokernels.class)
                .getDeclaredConstructor()
                .newInstance();
        return Optional.of(kernels).filter(found -> found.lanes() >= FEWEST_LANES);
      } catch (ReflectiveOperationException | LinkageError e) {
        throw new IllegalStateException(KERNELS + " cannot be loaded", e);
      }
    }
  }
}

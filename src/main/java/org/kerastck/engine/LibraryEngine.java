package org.kerastck.engine;

/** An adapter to a library of native code, which may take its process down. */
public abstract class LibraryEngine implements ConvolutionEngine {

  /** For subclasses. */
  protected LibraryEngine() {}

  /** The library's, which the manifest of the adapter's jar names as the implementation's. */
  @Override
  public String version() {
    return getClass().getPackage().getImplementationVersion();
  }

  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }
}

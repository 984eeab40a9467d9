package org.kerastck.explain;

/** A descriptor that cannot be read, or not be used; the message is one line. */
public final class DescriptorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, in one sentence. */
  public DescriptorException(String message) {
    super(message);
  }
}

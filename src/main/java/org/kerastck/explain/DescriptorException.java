package org.kerastck.explain;

/** A descriptor that cannot be read; the message is one line. */
public final class DescriptorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DescriptorException(String message) {
    super(message);
  }
}

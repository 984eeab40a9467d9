package org.kerastck.model;

import java.nio.file.Path;

/** A file that is no model, in one line. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ModelException(String problem, Path file) {
    super(problem + " In: " + file);
  }
}

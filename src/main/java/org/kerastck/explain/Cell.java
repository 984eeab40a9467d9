package org.kerastck.explain;

/**
 * One cell of a strip.
 *
 * @param kind what stands there
 * @param label such as {@code "x3"}
 */
record Cell(Kind kind, String label) {

  /** What a cell is. */
  enum Kind {
    /** An element of the input. */
    INPUT(true),
    /** A zero between two elements of the input. */
    INSERTED(false),
    /** A zero before or after the input. */
    PADDING(false),
    /** An element of the output. */
    OUTPUT(true),
    /** An element of the full result that is no output. */
    CROPPED(false),
    /** A zero of the output, after the full result. */
    APPENDED(false);

    private final boolean solid;

    Kind(boolean solid) {
      this.solid = solid;
    }

    /** Whether the cell holds data, and gets a solid border. */
    boolean isSolid() {
      return solid;
    }

    /** What two axes make of a cell together: padding hides inserted zeros, and both the input. */
    Kind with(Kind other) {
      if (this == PADDING || other == PADDING) {
        return PADDING;
      }
      return this == INSERTED || other == INSERTED ? INSERTED : INPUT;
    }
  }
}

package org.kerastck.kernel;

/** The input in the layout of a {@link PixelFrame}, as a part of the work reads it. */
interface FramedInput {

  /** The array that has the framed rows from {@code first} to before {@code end}. */
  float[] rows(float[] input, int first, int end, int worker);

  /** The place in the frame of that array's first element. */
  int origin(int first);
}

package org.kerastck.kernel;

/**
 * The input with zeros around it, laid out for one kind of tile. It is the caller's array itself
 * where that will do.
 */
interface InputLayout {

  /** How many parts of the input there are to copy; 0 where the caller's array will do. */
  int parts();

  /** Copies one part. */
  void copy(float[] input, int part);

  /** The array to read, after all parts were copied. */
  float[] array(float[] input);
}

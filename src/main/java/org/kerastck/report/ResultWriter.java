package org.kerastck.report;

import java.io.Closeable;
import java.io.IOException;
import org.kerastck.conformance.Result;

/** Writes results as they come. */
public interface ResultWriter extends Closeable {

  /** Writes one result, or what this report says of it. */
  void write(Result result) throws IOException;

  /** Ends the file; without this it is not complete. */
  void finish() throws IOException;
}

package org.kerastck.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;

/** Writes results as they come. */
public interface ResultWriter extends Closeable {

  /** Writes one result, or what this report says of it. */
  void write(Result result) throws IOException;

  /**
   * Ends the file; without this it is not complete.
   *
   * @param engines what the whole run says about each engine
   */
  void finish(List<EngineSummary> engines) throws IOException;
}

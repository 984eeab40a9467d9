package org.kerastck.conformance;

import java.io.IOException;

/** Takes results that are final and counted, in the order of the cases. */
@FunctionalInterface
public interface ResultSink {
  /** Takes the next one. */
  void take(Result result) throws IOException;
}

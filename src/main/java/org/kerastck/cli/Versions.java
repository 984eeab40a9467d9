package org.kerastck.cli;

import org.kerastck.engine.JavaEngine;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {

  /** This kit's version. */
  static String kit() {
    return new JavaEngine().version();
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "keras-tck " + kit(),
      "Java %s, %s %s"
          .formatted(
              Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }
}

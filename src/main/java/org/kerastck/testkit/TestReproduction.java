package org.kerastck.testkit;

import org.kerastck.report.Reproduction;

/**
 * How a case is run again in the build of the test class.
 *
 * @param command up to the case
 */
record TestReproduction(String command) implements Reproduction {

  @Override
  public String beginning(String engine) {
    return command;
  }

  @Override
  public String baselineUpdate() {
    return "-Dkeras.baseline=update";
  }
}

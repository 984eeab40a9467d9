package org.kerastck.engine;

/** Where an engine runs. */
public enum Isolation {
  /** In the process of the run. */
  IN_PROCESS,
  /** In a JVM of its own, so that its death costs one case. */
  CHILD_JVM
}

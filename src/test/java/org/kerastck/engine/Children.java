package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;

/** The processes that a test leaves behind, but for the shell that watches over all of them. */
final class Children {
  private final Set<Long> before = pids();

  void assertNoneIsLeft() {
    Set<Long> left = pids();
    left.removeAll(before);
    assertEquals(Set.of(), left);
  }

  private static Set<Long> pids() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> !child.info().command().orElse("").endsWith("sh"))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}

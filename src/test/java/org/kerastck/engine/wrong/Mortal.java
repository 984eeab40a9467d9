package org.kerastck.engine.wrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/**
 * Answers rightly, and logs the case's id to the file of property {@code mortal.log}; the question
 * after the first {@code mortal.life} ones kills its process with SIGKILL.
 */
public final class Mortal extends TestEngine {
  private int questions;

  @Override
  public Outcome run(LayerCall call) {
    questions++;
    if (questions > Integer.getInteger("mortal.life", Integer.MAX_VALUE)) {
      kill();
    }
    try {
      Files.write(
          Path.of(System.getProperty("mortal.log", "/dev/null")),
          List.of(call.id()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return right(call);
  }

  private static void kill() {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-KILL", self).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

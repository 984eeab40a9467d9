package org.kerastck.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Kills this JVM's children when it is gone, however it went: a shell that waits for the pipe from
 * here to close, which a SIGKILL does, too. A child that hangs notices nothing by itself.
 *
 * <p>Where there is no POSIX shell there is no such help; children end then when they next read.
 */
final class Reaper {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      pids=' '
      while read -r line; do
        case $line in
          -*) pid=${line#-}; pids="${pids%% $pid *} ${pids#* $pid }" ;;
          *) pids="$pids$line " ;;
        esac
      done
      [ -z "${pids# }" ] || kill -KILL $pids
      """;

  private static @Nullable Reaper reaper;

  private final OutputStream pipe;

  private Reaper(OutputStream pipe) {
    this.pipe = pipe;
  }

  /** Watches over a process from now on. */
  static void add(Process process) {
    tell(process.pid() + "\n");
  }

  /** Watches over it no longer: it is dead, and its number may become another's. */
  static void remove(Process process) {
    tell("-" + process.pid() + "\n");
  }

  private static synchronized void tell(String line) {
    try {
      if (reaper == null) {
        Process shell =
            new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        reaper = new Reaper(shell.getOutputStream());
      }
      reaper.pipe.write(line.getBytes(StandardCharsets.US_ASCII));
      reaper.pipe.flush();
    } catch (IOException e) {
      reaper = new Reaper(OutputStream.nullOutputStream());
    }
  }
}

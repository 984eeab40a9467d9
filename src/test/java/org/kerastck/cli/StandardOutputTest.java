package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command prints arrives as a whole, or its exit status says that it did not. */
class StandardOutputTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aLongPageArrivesWhole() throws Exception {
    Kit.Ended ended = Kit.in(directory).run("rules");
    assertEquals(Files.readString(Path.of("docs/rules.md")), ended.out());
  }

  @Test
  void whatTheEncodingLacksIsSpelled() throws Exception {
    Kit.Ended ended =
        Kit.in(directory)
            .run(
                List.of("-Dstdout.encoding=US-ASCII", "-Dsun.stdout.encoding=US-ASCII"),
                "backends");
    assertTrue(ended.out().contains(" shapes: ... vs. ..."), ended.out());
    assertFalse(ended.out().contains("?"), ended.out());
  }

  @Test
  void aReaderThatHasSeenEnough() throws IOException, InterruptedException {
    Kit kit = Kit.in(directory);
    // More than a pipe holds, so that it cannot all be written before the reader goes.
    Process process = kit.startPiped("backends", "--format", "csv");
    assertEquals('o', process.getInputStream().read());
    process.getInputStream().close();
    Kit.Ended ended = kit.end(process);
    assertEquals("", ended.err());
    assertEquals(141, ended.status());
  }

  @Test
  void aDeviceThatIsFull() throws IOException, InterruptedException {
    Process kit = Kit.in(directory).start(List.of(), Path.of("/dev/full"), "engines");
    Kit.Ended ended = new Kit(directory).end(kit);
    assertEquals("keras-tck: Standard output does not take what is written.\n", ended.err());
    assertEquals(2, ended.status());
  }
}

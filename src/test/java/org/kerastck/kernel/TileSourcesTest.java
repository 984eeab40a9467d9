package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The committed microkernels are what their generator writes. */
class TileSourcesTest {

  @Test
  void areCommitted() throws IOException {
    for (Map.Entry<String, String> source : TileSources.all().entrySet()) {
      String committed = Files.readString(TileSources.DIRECTORY.resolve(source.getKey()));
      assertEquals(source.getValue(), committed, "run TileSources.main");
    }
  }
}

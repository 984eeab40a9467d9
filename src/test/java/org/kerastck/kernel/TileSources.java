package org.kerastck.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The microkernels that there are: file name and source of each. {@code main} rewrites them. */
final class TileSources {
  static final Path DIRECTORY = Path.of("src/main/java/org/kerastck/kernel");

  private TileSources() {}

  static Map<String, String> all() {
    Map<String, String> sources = new TreeMap<>();
    for (int rows : new int[] {14, 8, 4}) {
      add(sources, TileSource.Lanes.FILTERS, rows, 2);
    }
    add(sources, TileSource.Lanes.ORIGINS, 14, 2);
    add(sources, TileSource.Lanes.ADDED, 14, 2);
    add(sources, TileSource.Lanes.PIXELS, 14, 2);
    add(sources, TileSource.Lanes.PIXELS, 13, 2);
    add(sources, TileSource.Lanes.PIXELS, 10, 2);
    add(sources, TileSource.Lanes.PIXELS, 8, 2);
    add(sources, TileSource.Lanes.PIXELS, 4, 4);
    add(sources, TileSource.Lanes.PIXELS, 3, 6);
    add(sources, TileSource.Lanes.PIXELS, 1, 8);
    add(sources, TileSource.Lanes.CHANNELS, 14, 2);
    add(sources, TileSource.Lanes.CHANNELS, 6, 2);
    add(sources, TileSource.Lanes.PLACED_FILTERS, 4, 3);
    add(sources, TileSource.Lanes.PLACED_FILTERS, 3, 4);
    add(sources, TileSource.Lanes.PLACED_FILTERS, 6, 2);
    add(sources, TileSource.Lanes.PLACED_FILTERS, 4, 2);
    add(sources, TileSource.Lanes.PLACED_PIXELS, 6, 2);
    add(sources, TileSource.Lanes.PLACED_PIXELS, 5, 2);
    add(sources, TileSource.Lanes.PLACED_PIXELS, 4, 2);
    add(sources, TileSource.Lanes.PLACED_PIXELS, 3, 3);
    add(sources, TileSource.Lanes.PLACED_PIXELS, 2, 4);
    add(sources, TileSource.Lanes.PLACED_PIXELS, 1, 8);
    for (int strides : new int[] {1, 2}) {
      sources.put(RowSource.name(strides) + ".java", RowSource.write(strides));
    }
    return sources;
  }

  private static void add(
      Map<String, String> sources, TileSource.Lanes lanes, int rows, int vectors) {
    sources.put(
        TileSource.name(lanes, rows, vectors) + ".java", TileSource.write(lanes, rows, vectors));
  }

  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, String> source : all().entrySet()) {
      Files.writeString(DIRECTORY.resolve(source.getKey()), source.getValue());
    }
  }
}

package org.kerastck.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the Java source of a microkernel. The sums of a tile stay in local variables, which is
 * what keeps them in registers: arrays of vectors are not taken apart by the compiler.
 *
 * <p>The loop over the terms is one flat loop over a table of their places, with its test in its
 * head. Each place is new to HotSpot, so that it can neither leave out the checks of indices nor
 * move the broadcasts of a whole tile to the top of the body, where they do not fit the registers;
 * and JDK 17 boxes vectors that live across nested loops. The exact form matters. The same loop
 * with its test at the end, or one that counts within runs of neighbours, is compiled by JDK 17 to
 * a quarter of the speed in some processes and not in others: the register allocator gives a sum
 * another register in each turn. The largest tile comes in two forms, with rows found one from the
 * other and with an origin for each; {@link VectorTileFilters} says which is faster where.
 *
 * <p>With 16 registers a term has few multiply-adds, and what finds its operands counts for more
 * than they do: a core takes some six instructions a cycle. Tiles that are "placed" have each
 * term's place in front of its weights, as the bits of a float. The index of the weights then is
 * all that the loop counts, HotSpot checks it once and for all, and fewer values need a register.
 * Four rows of three vectors take fewer instructions for as many multiply-adds as six of two.
 *
 * <p>Three rows by four vectors fill all 16 registers if one vector of weights is there at a time.
 * HotSpot would load all four first, and move sums to memory for that. So there is a barrier before
 * each but the first: a test of the place that never holds, behind which the sums of the vector
 * before must be ready, and a fence, before which no later weights are loaded, and which is no
 * instruction on x86. Its three broadcasts a term, not four, leave time for that.
 */
final class TileSource {
  /** What lies in the lanes of a vector. */
  enum Lanes {
    /** Weights of neighbouring filters, times one element of the input. */
    FILTERS("Filters"),
    /** The same, with a place for each row, not a step from the row before. */
    ORIGINS("Origins"),
    /** As {@link #ORIGINS}, added to what the output has. */
    ADDED("Added"),
    /** Neighbouring pixels, times one weight. */
    PIXELS("Pixels"),
    /** Neighbouring channels, each times its own filter's weight. */
    CHANNELS("Channels"),
    /** As {@link #ORIGINS}, with a term's place in front of its weights. */
    PLACED_FILTERS("PlacedFilters"),
    /** As {@link #PIXELS}, with a term's place in front of its weights. */
    PLACED_PIXELS("PlacedPixels");

    private final String word;

    Lanes(String word) {
      this.word = word;
    }

    boolean isPlaced() {
      return this == PLACED_FILTERS || this == PLACED_PIXELS;
    }

    /** Whether rows are filters, not pixels. */
    boolean hasFilterRows() {
      return this == PIXELS || this == PLACED_PIXELS;
    }
  }

  private final Lanes lanes;
  private final int rows;
  private final int vectors;
  private final StringBuilder text = new StringBuilder();

  private TileSource(Lanes lanes, int rows, int vectors) {
    this.lanes = lanes;
    this.rows = rows;
    this.vectors = vectors;
  }

  /** The simple name of the class. Of placed tiles there are several with as many rows. */
  static String name(Lanes lanes, int rows, int vectors) {
    return "VectorTile" + lanes.word + rows + (lanes.isPlaced() ? "x" + vectors : "");
  }

  private String name() {
    return name(lanes, rows, vectors);
  }

  /** The whole file. */
  static String write(Lanes lanes, int rows, int vectors) {
    TileSource source = new TileSource(lanes, rows, vectors);
    source.file();
    return source.text.toString();
  }

  private void file() {
    line("package org.kerastck.kernel;");
    line("");
    if (hasBarriers()) {
      line("import java.lang.invoke.VarHandle;");
    }
    line("import jdk.incubator.vector.FloatVector;");
    line("import jdk.incubator.vector.VectorSpecies;");
    line("");
    javadoc();
    line("final class " + name() + " {");
    line("  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;");
    line("  private static final int LANES = SPECIES.length();");
    line("");
    line("  private " + name() + "() {}");
    line("");
    signature();
    switch (lanes) {
      case FILTERS -> {
        line("    int p0 = base + origins[first];");
        for (int m = 1; m < rows; m++) {
          line(
              "    int d%d = origins[first%s] - origins[first%s];"
                  .formatted(m, plus(m), plus(m - 1)));
        }
        sums();
        filtersLoop();
      }
      case ORIGINS, PLACED_FILTERS -> {
        origins();
        sums();
        filtersLoop();
      }
      case ADDED -> {
        origins();
        targets();
        startOfTerms();
        filtersLoop();
      }
      case CHANNELS -> {
        origins();
        sums();
        channelsLoop();
      }
      case PIXELS, PLACED_PIXELS -> {
        sumsOfFilterRows();
        pixelsLoop();
      }
    }
    store();
    line("  }");
    line("}");
  }

  private void javadoc() {
    String what =
        "%d %s%s by %d vectors of %s"
            .formatted(
                rows,
                lanes.hasFilterRows() ? "filter" : "pixel",
                rows == 1 ? "" : "s",
                vectors,
                switch (lanes) {
                  case ORIGINS -> "filters, by origin";
                  case ADDED -> "filters, continued";
                  case PLACED_FILTERS -> "filters, placed";
                  case PLACED_PIXELS -> "pixels, placed";
                  default -> lanes.word.toLowerCase(Locale.ROOT);
                });
    line("/** " + what + ". Generated by TileSource: change that instead. */");
  }

  private void signature() {
    line("  static void compute(");
    line(
        Arrays.stream(parameters().split(" "))
            .map(name -> "      " + type(name) + " " + name)
            .collect(Collectors.joining(",\n", "", ") {")));
  }

  /**
   * The parameters of {@code compute}. Six come in registers, and the order of all decides what
   * HotSpot keeps there in the loop: of four rows of filters JDK 17 reaches 0.96 of the peak or
   * 0.86. Of 200 orders for six rows the one here is the best on both JDKs: JDK 25 reaches 0.97,
   * and with others 0.6 to 0.85; JDK 17, which takes an instruction more for each row, 0.85, and
   * with others 0.5 to 0.82.
   */
  private String parameters() {
    return switch (lanes) {
      case FILTERS, ORIGINS, CHANNELS ->
          "x base origins first places weights weight bias filter out targets target column";
      case ADDED -> "x base origins first places weights weight out targets target column";
      case PIXELS -> "x base places weights weight bias filter out target pitch";
      case PLACED_PIXELS -> "base weights weight end x bias filter out target pitch";
      case PLACED_FILTERS ->
          rows == 6
              ? "origins x weights bias first base out target filter end weight column targets"
              : "base origins first weights weight end x bias filter out targets target column";
    };
  }

  private static String type(String parameter) {
    return switch (parameter) {
      case "x", "weights", "bias", "out" -> "float[]";
      case "places", "origins", "targets" -> "int[]";
      default -> "int";
    };
  }

  /** Whether sums are fused vector by vector, as there is no room for a second one. */
  private boolean hasBarriers() {
    return lanes == Lanes.PLACED_FILTERS && vectors > rows;
  }

  private void origins() {
    rows(m -> "    int p%d = base + origins[first%s];".formatted(m, plus(m)));
  }

  private void targets() {
    for (int m = 0; m < rows; m++) {
      line("    int t%d = column + targets[target%s];".formatted(m, plus(m)));
      int row = m;
      vectors(
          v ->
              "    var s%d_%d = FloatVector.fromArray(SPECIES, out, t%d%s);"
                  .formatted(row, v, row, step(v)));
    }
  }

  private void sums() {
    vectors(
        v -> "    var b%d = FloatVector.fromArray(SPECIES, bias, filter%s);".formatted(v, step(v)));
    each((m, v) -> "    var s%d_%d = b%d;".formatted(m, v, v));
    startOfTerms();
  }

  private void sumsOfFilterRows() {
    rows(
        m -> "    var b%d = FloatVector.broadcast(SPECIES, bias[filter%s]);".formatted(m, plus(m)));
    each((m, v) -> "    var s%d_%d = b%d;".formatted(m, v, m));
    startOfTerms();
  }

  private void startOfTerms() {
    if (!lanes.isPlaced()) {
      line("    int w = weight;");
    }
  }

  /** The head of the loop over terms. */
  private void eachTerm() {
    if (lanes.isPlaced()) {
      line("    for (int w = weight; w < end; w += %s) {".formatted(pitch()));
      line("      int place = Float.floatToRawIntBits(weights[w]);");
    } else {
      line("    for (int place : places) {");
    }
  }

  private void endOfTerm() {
    if (!lanes.isPlaced()) {
      line(pitch().equals("1") ? "      w++;" : "      w += %s;".formatted(pitch()));
    }
    line("    }");
  }

  /** The distance between the weights of neighbouring terms. */
  private String pitch() {
    if (lanes.hasFilterRows()) {
      return String.valueOf(lanes.isPlaced() ? rows + 1 : rows);
    }
    return vectors + " * LANES" + (lanes.isPlaced() ? " + 1" : "");
  }

  private String vectorOfWeights(int v) {
    return "      var w%d = FloatVector.fromArray(SPECIES, weights, w%s%s);"
        .formatted(v, lanes.isPlaced() ? " + 1" : "", step(v));
  }

  private void filtersLoop() {
    eachTerm();
    if (hasBarriers()) {
      vectorByVector();
      endOfTerm();
      return;
    }
    vectors(this::vectorOfWeights);
    for (int m = 0; m < rows; m++) {
      if (lanes == Lanes.FILTERS) {
        line(m == 0 ? "      int i = p0 + place;" : "      i += d%d;".formatted(m));
      }
      line(broadcast(m, lanes == Lanes.FILTERS ? "i" : "p%d + place".formatted(m)));
      fused(m, "x" + m, "w");
    }
    endOfTerm();
  }

  private static String broadcast(int m, String index) {
    return "      var x%d = FloatVector.broadcast(SPECIES, x[%s]);".formatted(m, index);
  }

  private void vectorByVector() {
    rows(m -> broadcast(m, "p%d + place".formatted(m)));
    for (int v = 0; v < vectors; v++) {
      if (v > 0) {
        barrier(v);
      }
      line(vectorOfWeights(v));
      int current = v;
      rows(
          m ->
              "      s%d_%d = x%d.fma(w%d, s%d_%d);".formatted(m, current, m, current, m, current));
    }
  }

  /** Keeps what comes after it from being loaded before; each needs a test of its own. */
  private void barrier(int number) {
    line("      if (place == %d) {".formatted(-number));
    line("        break; // Never: places are not negative.");
    line("      }");
    line("      VarHandle.loadLoadFence();");
  }

  private void pixelsLoop() {
    eachTerm();
    line("      int p = base + place;");
    vectors(v -> "      var x%d = FloatVector.fromArray(SPECIES, x, p%s);".formatted(v, step(v)));
    for (int m = 0; m < rows; m++) {
      int index = lanes.isPlaced() ? m + 1 : m;
      line(
          "      var w%d = FloatVector.broadcast(SPECIES, weights[w%s]);"
              .formatted(m, plus(index)));
      fused(m, "w" + m, "x");
    }
    endOfTerm();
  }

  private void channelsLoop() {
    eachTerm();
    vectors(this::vectorOfWeights);
    for (int m = 0; m < rows; m++) {
      line("      int x%d = p%d + place;".formatted(m, m));
      String row = "x" + m;
      int current = m;
      vectors(
          v ->
              "      s%d_%d = FloatVector.fromArray(SPECIES, x, %s%s).fma(w%d, s%d_%d);"
                  .formatted(current, v, row, step(v), v, current, v));
    }
    endOfTerm();
  }

  private void fused(int m, String broadcast, String vector) {
    vectors(
        v -> "      s%d_%d = %s.fma(%s%d, s%d_%d);".formatted(m, v, broadcast, vector, v, m, v));
  }

  private void store() {
    for (int m = 0; m < rows; m++) {
      String row = "t" + m;
      if (lanes.hasFilterRows()) {
        line(
            "    int %s = target%s;"
                .formatted(row, m == 0 ? "" : m == 1 ? " + pitch" : " + " + m + " * pitch"));
      } else if (lanes != Lanes.ADDED) {
        line("    int %s = column + targets[target%s];".formatted(row, plus(m)));
      }
      int current = m;
      vectors(v -> "    s%d_%d.intoArray(out, %s%s);".formatted(current, v, row, step(v)));
    }
  }

  private static String plus(int value) {
    return value == 0 ? "" : " + " + value;
  }

  /** What leads from a vector to one behind it. */
  static String step(int vector) {
    return vector == 0 ? "" : vector == 1 ? " + LANES" : " + " + vector + " * LANES";
  }

  private void rows(IntFunction<String> of) {
    lines(rows, of);
  }

  private void vectors(IntFunction<String> of) {
    lines(vectors, of);
  }

  private void each(BiFunction<Integer, Integer, String> of) {
    for (int m = 0; m < rows; m++) {
      int row = m;
      vectors(v -> of.apply(row, v));
    }
  }

  private void lines(int count, IntFunction<String> of) {
    line(IntStream.range(0, count).mapToObj(of).collect(Collectors.joining("\n")));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

package org.kerastck.sweep;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.Sha256;

/**
 * Cases beyond the fixtures, drawn one after the other, each once; with small integers, and what
 * the plain definition gives. The same line and seed draw the same cases, and a longer sweep begins
 * with those of a shorter one.
 */
public final class Sweep {
  /** In a row, before there is nothing left to draw. */
  private static final int MOST_TRIES = 1000;

  private final ConfigurationDraw draw;
  private final Set<String> drawn = new HashSet<>();

  /**
   * A sweep over what a line leaves open.
   *
   * @param line a configuration as {@link Descriptor} reads it, of which what is not said is drawn;
   *     empty where everything is
   * @param seed of the draws
   * @throws org.kerastck.explain.DescriptorException where the line cannot be read
   */
  public Sweep(Optional<String> line, long seed) {
    draw = new ConfigurationDraw(line, seed);
  }

  /**
   * The cases from here on, each drawn when it is asked for; ends where every one that can be drawn
   * was, or none can be judged.
   *
   * @throws org.kerastck.explain.DescriptorException at a case that takes too long to compute
   */
  public Stream<Case> stream() {
    return Stream.generate(this::next).takeWhile(Optional::isPresent).flatMap(Optional::stream);
  }

  private Optional<Case> next() {
    for (int i = 0; i < MOST_TRIES; i++) {
      String line = draw.next();
      if (drawn.add(line)) {
        Optional<Case> made = Descriptor.read(line).made();
        if (made.isPresent() && isAnswered(line, made.get())) {
          return made;
        }
      }
    }
    return Optional.empty();
  }

  /** Of what Keras refuses nothing else can be asked. */
  private static boolean isAnswered(String line, Case made) {
    return !(made.expected() instanceof Golden.Raised)
        || !Descriptor.parts(line).containsKey(Descriptor.QUESTION);
  }

  /**
   * What a report has where that of a run has the fixtures' digest: two sweeps of the same digest
   * draw the same cases.
   */
  public static String digest(Optional<String> line, long seed, int cases, String oracle) {
    String all = "sweep %s %d %d %s".formatted(line.orElse(""), seed, cases, oracle);
    return HexFormat.of().formatHex(Sha256.begin().digest(all.getBytes(StandardCharsets.UTF_8)));
  }
}

package org.kerastck.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;

/** An engine's author's test class, on a few cases, in a directory of its own. */
final class SmallMatrix extends ConformanceTest {
  private final ConvolutionEngine engine;
  private final Path directory;
  private boolean mayLackFeatures = true;

  SmallMatrix(ConvolutionEngine engine, Path directory) throws IOException {
    this.engine = engine;
    this.directory = directory;
    Files.createDirectories(fixtures());
    Path file = fixtures().resolve("small.json");
    Files.write(file, Files.readAllBytes(SmallFixture.FILE));
    Files.writeString(
        fixtures().resolve("manifest.json"),
        "{\"format\": \"keras-tck/manifest/1\", \"files\": [{\"path\": \"small.json\", \"sha256\": \"%s\"}]}"
            .formatted(sha256(file)));
  }

  SmallMatrix lackingNothing() {
    mayLackFeatures = false;
    return this;
  }

  /** What each test threw, by its name. */
  record Outcomes(Map<String, Optional<Throwable>> byName) {

    List<String> names() {
      return List.copyOf(byName.keySet());
    }

    boolean passes(String test) {
      return byName.getOrDefault(test, Optional.empty()).isEmpty();
    }

    Throwable thrown(String test) {
      return byName.getOrDefault(test, Optional.empty()).orElseThrow();
    }

    String message(String test) {
      return String.valueOf(thrown(test).getMessage());
    }
  }

  /** Runs all tests as JUnit would. */
  Outcomes run() throws IOException {
    Map<String, Optional<Throwable>> outcomes = new LinkedHashMap<>();
    try (Stream<DynamicTest> tests = conformsToKeras()) {
      tests.forEach(test -> outcomes.put(test.getDisplayName(), thrown(test)));
    } finally {
      endOfRun();
    }
    return new Outcomes(outcomes);
  }

  private static Optional<Throwable> thrown(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(e);
    }
  }

  @Override
  protected ConvolutionEngine engine() {
    return engine;
  }

  @Override
  protected boolean mayBeUnsupported(Case golden) {
    return mayLackFeatures;
  }

  @Override
  protected Path fixtures() {
    return directory.resolve("fixtures");
  }

  @Override
  protected Path baseline() {
    return directory.resolve("baseline.csv");
  }

  @Override
  protected Path report() {
    return directory.resolve("report");
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

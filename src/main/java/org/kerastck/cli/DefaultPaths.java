package org.kerastck.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kerastck.fixture.BundledFixtures;

/** Where things are when nobody says so. */
final class DefaultPaths {
  static final String REPORT = "target/conformance";

  private DefaultPaths() {}

  /**
   * {@code fixtures} here, otherwise beside the build directory that this code was run from,
   * otherwise those that it carries.
   */
  static Path fixtures() {
    return fixturesIfPresent().orElseGet(BundledFixtures::root);
  }

  private static Optional<Path> fixturesIfPresent() {
    Path here = Path.of("fixtures");
    if (Files.isDirectory(here)) {
      return Optional.of(here);
    }
    try {
      Path code =
          Path.of(DefaultPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path project = code.resolveSibling("..").normalize().resolve("fixtures");
      return Files.isDirectory(project) ? Optional.of(project) : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

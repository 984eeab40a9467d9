package org.kerastck.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are when nobody says so. */
final class DefaultPaths {
  static final String REPORT = "target/conformance";

  private DefaultPaths() {}

  /** {@code fixtures} here, otherwise beside the build directory that this code was run from. */
  static Path fixtures() {
    Path here = Path.of("fixtures");
    if (Files.isDirectory(here)) {
      return here;
    }
    try {
      Path code =
          Path.of(DefaultPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path project = code.resolveSibling("..").normalize().resolve("fixtures");
      if (Files.isDirectory(project)) {
        return project;
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    throw new UsageException(
        "No directory 'fixtures' here, nor beside this jar's build. Expected: --fixtures PATH.");
  }
}

package org.kerastck.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that Maven writes into the jars of libraries. */
final class MavenVersion {
  private MavenVersion() {}

  /** The version of a library on the class path, or {@code "unknown"}. */
  static String of(String groupId, String artifactId) {
    String resource = "/META-INF/maven/%s/%s/pom.properties".formatted(groupId, artifactId);
    try (InputStream stream = MavenVersion.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

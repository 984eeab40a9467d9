package org.kerastck.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a child JVM as the JVM keeps them (class data sharing), so that a child that takes
 * the place of a dead one need not read, verify and link them again. The build makes the archive
 * with {@link ChildRehearsal}; a JVM of another version or class path goes without it.
 */
final class ChildArchive {
  private static final String SUFFIX = "-child.jsa";

  private ChildArchive() {}

  /**
   * JVM options that use the archive beside the jar; none where there is no archive of exactly this
   * class path.
   */
  static List<String> options(String classPath) {
    if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
      return List.of();
    }
    Path archive = Path.of(classPath.substring(0, classPath.length() - ".jar".length()) + SUFFIX);
    return Files.isRegularFile(archive)
        // An archive that does not fit is no matter for the last words of a child that dies.
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable")
        : List.of();
  }
}

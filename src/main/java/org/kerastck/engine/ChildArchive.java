package org.kerastck.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The classes of a child JVM as the JVM keeps them (class data sharing), so that a child that takes
 * the place of a dead one need not read, verify and link them again. The build makes an archive
 * with {@link ChildArchiving} for the JDK that it runs on; a JVM of another version, for which it
 * would only stand in the way of the JDK's own archive, or of another class path goes without it.
 */
final class ChildArchive {
  private ChildArchive() {}

  /** Where the archive for this JVM and class path is, beside the jar; empty where none can be. */
  static Optional<Path> path(String classPath) {
    if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
      return Optional.empty();
    }
    String jar = classPath.substring(0, classPath.length() - ".jar".length());
    return Optional.of(Path.of("%s-child-%s.jsa".formatted(jar, Runtime.version())));
  }

  /** JVM options that use the archive of exactly this JVM and class path; none without one. */
  static List<String> options(String classPath) {
    Optional<Path> archive = path(classPath).filter(Files::isRegularFile);
    List<String> options = new ArrayList<>();
    if (archive.isPresent()) {
      options.add("-XX:SharedArchiveFile=" + archive.get());
      options.addAll(quiet());
    }
    return options;
  }

  /** An archive that does not fit is no matter for the last words of a child that dies. */
  static List<String> quiet() {
    return Runtime.version().feature() >= 24
        ? List.of("-Xlog:cds*=off", "-Xlog:aot*=off")
        : List.of("-Xlog:cds*=off");
  }
}

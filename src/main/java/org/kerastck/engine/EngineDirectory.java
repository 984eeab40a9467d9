package org.kerastck.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Engines in a directory of jars: adapters with the libraries that they need. Native libraries get
 * in each other's way on one class path, so each directory has one of its own, in the child JVM of
 * its engines.
 *
 * @param jars the directory
 */
record EngineDirectory(Path jars) {

  /** The directories that {@code KERAS_TCK_ENGINE_PATH} names, as a class path is written. */
  private static final String PATH_VARIABLE = "KERAS_TCK_ENGINE_PATH";

  /**
   * Those that the environment names, and those that builds put beside the code that runs, below
   * {@code engines}.
   */
  static List<EngineDirectory> all() {
    String named = System.getenv().getOrDefault(PATH_VARIABLE, "");
    return Stream.concat(
            Stream.of(named.split(File.pathSeparator))
                .filter(name -> !name.isBlank())
                .map(Path::of),
            built())
        .map(EngineDirectory::new)
        .toList();
  }

  private static Stream<Path> built() {
    try {
      Path code =
          Path.of(
              EngineDirectory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path engines = code.resolveSibling("engines");
      if (!Files.isDirectory(engines)) {
        return Stream.of();
      }
      try (Stream<Path> children = Files.list(engines)) {
        return children.filter(Files::isDirectory).sorted().toList().stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The engines that the jars name as services. They can say their name and version here; they run
   * in a child JVM.
   *
   * @throws EngineException where there is none, or one cannot be made
   */
  List<ConvolutionEngine> engines() {
    Loader loader = new Loader(files());
    List<ConvolutionEngine> engines = new ArrayList<>();
    try {
      for (ConvolutionEngine engine : ServiceLoader.load(ConvolutionEngine.class, loader)) {
        if (engine.getClass().getClassLoader() == loader) {
          engines.add(engine);
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new EngineException(
          "The engines in %s cannot be loaded: %s".formatted(jars, Refusals.describe(e)));
    }
    if (engines.isEmpty()) {
      throw new EngineException("No jar in %s names an engine.".formatted(jars));
    }
    return engines;
  }

  /**
   * The class path of a JVM that runs this engine: its directory's jars before this JVM's, so that
   * they win over other versions there.
   */
  static String classPath(Class<? extends ConvolutionEngine> engine) {
    String ours = System.getProperty("java.class.path");
    Stream<String> own =
        engine.getClassLoader() instanceof Loader loader
            ? loader.jars.stream().map(Path::toString)
            : Stream.of();
    return Stream.concat(own, Stream.of(ours.split(File.pathSeparator)))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> files() {
    if (!Files.isDirectory(jars)) {
      throw new EngineException("No such directory of engines: " + jars);
    }
    try (Stream<Path> children = Files.list(jars)) {
      return children
          .filter(child -> child.toString().endsWith(".jar"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new EngineException("The engines in %s cannot be read.".formatted(jars));
    }
  }

  /** Remembers the jars for the child's class path. Lives as long as the engines. */
  private static final class Loader extends URLClassLoader {
    private final List<Path> jars;

    Loader(List<Path> jars) {
      super(jars.stream().map(Loader::url).toArray(URL[]::new), Loader.class.getClassLoader());
      this.jars = jars;
    }

    private static URL url(Path jar) {
      try {
        return jar.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}

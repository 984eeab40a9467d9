package org.kerastck.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The engines on the class path, and those in directories of their own. */
public final class Engines {
  private Engines() {}

  /** All of them, by name. */
  public static List<ConvolutionEngine> all() {
    List<ConvolutionEngine> engines = new ArrayList<>();
    ServiceLoader.load(ConvolutionEngine.class).forEach(engines::add);
    EngineDirectory.all().forEach(directory -> engines.addAll(directory.engines()));
    engines.sort(Comparator.comparing(ConvolutionEngine::name));
    return engines;
  }

  /** The engine of that name, as it is. */
  public static Optional<ConvolutionEngine> named(String name) {
    return all().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  /**
   * The engine of that name, in a child JVM where it asks for one.
   *
   * @throws EngineException where there is none of that name, or its JVM does not start
   */
  public static ConvolutionEngine open(String name) {
    ConvolutionEngine engine =
        named(name)
            .orElseThrow(
                () ->
                    new EngineException(
                        "Unknown engine \"%s\". Known: %s.".formatted(name, names())));
    return switch (engine.isolation()) {
      case IN_PROCESS -> engine;
      case CHILD_JVM -> ChildEngine.start(engine);
    };
  }

  private static String names() {
    return all().stream().map(ConvolutionEngine::name).collect(Collectors.joining(", "));
  }
}

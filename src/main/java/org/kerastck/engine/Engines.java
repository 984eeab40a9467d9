package org.kerastck.engine;

import java.time.Duration;
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
    return open(name, Optional.empty(), ChildEngine.TIME_LIMIT);
  }

  /**
   * The engine of that name, or the program of {@code process:COMMAND}.
   *
   * @param isolation where to run it; empty for where it asks to
   * @param timeLimit how long one case may take in a child
   * @throws EngineException where there is none of that name, or its process does not start
   */
  public static ConvolutionEngine open(
      String name, Optional<Isolation> isolation, Duration timeLimit) {
    if (name.startsWith(ProcessEngine.PREFIX)) {
      return openProcess(name.substring(ProcessEngine.PREFIX.length()), isolation, timeLimit);
    }
    ConvolutionEngine engine =
        named(name)
            .orElseThrow(
                () ->
                    new EngineException(
                        "Unknown engine \"%s\". Known: %s.".formatted(name, names())));
    return switch (isolation.orElse(engine.isolation())) {
      case IN_PROCESS -> engine;
      case CHILD_JVM -> ChildEngine.start(engine, timeLimit);
    };
  }

  private static ConvolutionEngine openProcess(
      String command, Optional<Isolation> isolation, Duration timeLimit) {
    if (isolation.equals(Optional.of(Isolation.IN_PROCESS))) {
      throw new EngineException("--in-process is not for engines process:COMMAND.");
    }
    return ProcessEngine.start(command, timeLimit);
  }

  private static String names() {
    return all().stream().map(ConvolutionEngine::name).collect(Collectors.joining(", "));
  }
}

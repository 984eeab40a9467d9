package org.kerastck.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** The engines on the class path, and those in directories of their own. */
@API(status = API.Status.INTERNAL)
public final class Engines {
  private Engines() {}

  /** All of them, by name. */
  public static List<ConvolutionEngine> all() {
    return Stream.concat(onClassPath(), inDirectories())
        .sorted(Comparator.comparing(ConvolutionEngine::name))
        .toList();
  }

  /** The engine of that name, as it is; directories are opened only for what is not here. */
  public static Optional<ConvolutionEngine> named(String name) {
    return Stream.<Supplier<Stream<ConvolutionEngine>>>of(
            Engines::onClassPath, Engines::inDirectories)
        .flatMap(Supplier::get)
        .filter(engine -> engine.name().equals(name))
        .findFirst();
  }

  private static Stream<ConvolutionEngine> onClassPath() {
    return ServiceLoader.load(ConvolutionEngine.class).stream().map(ServiceLoader.Provider::get);
  }

  private static Stream<ConvolutionEngine> inDirectories() {
    return EngineDirectory.all().stream().flatMap(directory -> directory.engines().stream());
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
    ConvolutionEngine engine = named(name).orElseThrow(() -> missing(name));
    return start(engine, isolation.orElse(engine.isolation()), timeLimit);
  }

  /**
   * This engine, ready for calls: itself, or a child JVM that has one of its class.
   *
   * @param timeLimit how long one case may take in a child
   * @throws EngineException where the child does not start
   */
  public static ConvolutionEngine start(
      ConvolutionEngine engine, Isolation isolation, Duration timeLimit) {
    return switch (isolation) {
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

  /** Why there is no engine of that name. */
  static EngineException missing(String name) {
    return new EngineException(
        EngineModules.command(name)
            .map(command -> "Engine %s is not built. In a clone: %s".formatted(name, command))
            .orElseGet(
                () ->
                    ("Unknown engine \"%s\". Known: %s, %sCOMMAND."
                            + " How others are built: README.md, More engines.")
                        .formatted(name, names(), ProcessEngine.PREFIX)));
  }

  private static String names() {
    return all().stream().map(ConvolutionEngine::name).collect(Collectors.joining(", "));
  }
}

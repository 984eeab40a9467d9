package org.kerastck.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Isolation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which engines, and how they are run. */
final class EngineOptions {
  /** More than any machine's processors; each has an instance of each engine. */
  private static final int MOST_THREADS = 1024;

  /** How long one case may take, where nothing is said of it. */
  static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

  private static final BigDecimal SHORTEST_LIMIT = new BigDecimal("0.001");
  private static final BigDecimal LONGEST_LIMIT = new BigDecimal(86_400);

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      arity = "1..*",
      split = ",",
      description =
          "Engines to run; 'engines' lists them, and process:COMMAND is any program that speaks"
              + " the engine protocol. Default: java, nd4j")
  private List<String> engines = new ArrayList<>();

  @ArgGroup(exclusive = true)
  private Place place = new Place();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many cases an engine is asked at once, each by an instance of its own; reports are"
              + " the same. Default: 1, but where an engine that keeps nothing from call to call,"
              + " such as java, runs alone and in this process: one a processor, four at most")
  private @Nullable Integer threads;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "How long one case may take outside this process. Default: 60")
  private @Nullable BigDecimal timeLimit;

  /** Where engines run, where that is not their own choice. */
  private static final class Place {
    @Option(names = "--isolate", description = "Runs every engine in a child process.")
    private boolean isolate;

    @Option(names = "--in-process", description = "Runs every engine in this process.")
    private boolean inProcess;
  }

  /** The engines' names, sorted, each once. */
  List<String> names() {
    return engines.isEmpty()
        ? List.of("java", "nd4j")
        : engines.stream().distinct().sorted().toList();
  }

  /** What was given of the options by which a case's answer can be another. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    if (place.isolate || place.inProcess) {
      given.add(place.isolate ? "--isolate" : "--in-process");
    }
    if (timeLimit != null) {
      given.addAll(List.of("--time-limit", timeLimit.toPlainString()));
    }
    return given;
  }

  /** How many cases an engine is asked at once; empty where that is the engine's own choice. */
  OptionalInt threads() {
    return threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
  }

  /**
   * Starts them all.
   *
   * @throws UsageException where an option makes no sense
   */
  OpenEngines open() {
    int instances = threads().orElse(1);
    if (instances < 1 || instances > MOST_THREADS) {
      throw new UsageException(
          "--threads must be from 1 to %d. Received: %d".formatted(MOST_THREADS, instances));
    }
    Duration limit = limit();
    Optional<Isolation> isolation =
        place.isolate
            ? Optional.of(Isolation.CHILD_JVM)
            : place.inProcess ? Optional.of(Isolation.IN_PROCESS) : Optional.empty();
    OpenEngines opened = new OpenEngines();
    try {
      names().forEach(name -> opened.open(name, isolation, limit, instances));
      long distinct = opened.all().stream().map(ConvolutionEngine::name).distinct().count();
      if (distinct < opened.all().size()) {
        throw new UsageException(
            "Engines need names of their own. Received: "
                + opened.all().stream().map(ConvolutionEngine::name).toList());
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * How long one case may take outside this process.
   *
   * @throws UsageException where that makes no sense
   */
  Duration limit() {
    if (timeLimit == null) {
      return DEFAULT_LIMIT;
    }
    BigDecimal seconds = timeLimit;
    if (seconds.compareTo(SHORTEST_LIMIT) < 0 || seconds.compareTo(LONGEST_LIMIT) > 0) {
      throw new UsageException(
          "--time-limit must be at least 0.001 s and at most a day. Received: " + seconds);
    }
    return Duration.ofMillis(
        seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}

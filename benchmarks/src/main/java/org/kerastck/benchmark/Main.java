package org.kerastck.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures layers in libraries and writes {@code results.csv} and a plot. Properties: {@code
 * libraries}, {@code layers}, {@code passes} and {@code threads}, lists with commas; {@code
 * seconds} of measurement for each; {@code output}, a directory; {@code others}, more builds of
 * this program as {@code NAME:LIBRARY:DIRECTORY}, for libraries that cannot share a class path.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws RunnerException, IOException {
    Results results = new Results();
    List<Build> builds = builds();
    // Layer by layer, so that what is compared was measured at about the same time.
    for (String layer : list("layers", String.join(",", layers()))) {
      for (Build build : builds) {
        // What a fork gets as its class path.
        System.setProperty("java.class.path", build.classPath());
        for (RunResult result : new Runner(options(layer, build.libraries())).run()) {
          results.add(measurement(build, result));
        }
      }
    }
    Path output = Path.of(System.getProperty("output", "target"));
    Files.createDirectories(output);
    Files.writeString(output.resolve("results.csv"), results.csv());
    for (int threads : results.threads()) {
      Files.writeString(
          output.resolve("speed-%d.svg".formatted(threads)), new Plot(results, threads).svg());
      System.out.println(results.table(threads));
    }
  }

  private static Options options(String layer, List<String> libraries) {
    int seconds = Integer.getInteger("seconds", 5);
    return new OptionsBuilder()
        .include(LayerBenchmark.class.getName())
        .param("library", libraries.toArray(String[]::new))
        .param("layer", layer)
        .param("pass", list("passes", "forward").toArray(String[]::new))
        .param("threads", list("threads", "1").toArray(String[]::new))
        .forks(1)
        // A kernel is compiled after about a second of use.
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(seconds)
        .measurementTime(TimeValue.seconds(1))
        .shouldFailOnError(false)
        .build();
  }

  /** Libraries that share a class path; the name replaces the library's where there is one. */
  private record Build(String name, List<String> libraries, String classPath) {}

  private static List<Build> builds() throws IOException {
    List<Build> builds = new ArrayList<>();
    builds.add(
        new Build(
            "",
            list("libraries", String.join(",", known())),
            System.getProperty("java.class.path")));
    for (String other : list("others", "")) {
      if (!other.isEmpty()) {
        String[] parts = other.split(":", 3);
        Path directory = Path.of(parts[2]);
        try (Stream<Path> jars = Files.list(directory.resolve("lib"))) {
          builds.add(
              new Build(
                  parts[0],
                  List.of(parts[1]),
                  Stream.concat(Stream.of(directory.resolve("classes")), jars)
                      .map(Path::toString)
                      .collect(Collectors.joining(File.pathSeparator))));
        }
      }
    }
    return builds;
  }

  private static Measurement measurement(Build build, RunResult result) {
    Layer layer = Layer.named(result.getParams().getParam("layer"));
    Statistics times = result.getPrimaryResult().getStatistics();
    int calls = LayerBenchmark.calls(layer);
    return new Measurement(
        build.name().isEmpty() ? result.getParams().getParam("library") : build.name(),
        layer,
        Pass.named(result.getParams().getParam("pass")),
        Integer.parseInt(result.getParams().getParam("threads")),
        times.getMin() / calls,
        times.getPercentile(50) / calls);
  }

  private static List<String> known() {
    return ServiceLoader.load(Library.class).stream()
        .map(provider -> provider.get().name())
        .toList();
  }

  private static List<String> layers() {
    return Layer.all().stream().map(Layer::name).toList();
  }

  private static List<String> list(String property, String otherwise) {
    return Arrays.asList(System.getProperty(property, otherwise).split(","));
  }
}

package org.kerastck.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a case is run again, as a command to paste into a shell. An id that a shell could misread is
 * quoted.
 */
@FunctionalInterface
public interface Reproduction {
  /** By the command line, of a run without options that change an answer. */
  Reproduction COMMAND_LINE = commandLine(engine -> engine, List.of());

  /**
   * By the command line.
   *
   * @param names what {@code --engine} is given for an engine, by the engine's own name
   * @param options of the run, without which another question would be asked or another answer come
   */
  static Reproduction commandLine(UnaryOperator<String> names, List<String> options) {
    return engine ->
        commandLine(
                Stream.of(
                        List.of("run", "--engine", names.apply(engine)), options, List.of("--case"))
                    .flatMap(List::stream)
                    .toList())
            + " ";
  }

  /** The kit's command line with these words, to paste into a shell. */
  static String commandLine(List<String> words) {
    return words.stream()
        .map(Reproduction::quoted)
        .collect(joining(" ", "java -jar target/keras-tck.jar ", ""));
  }

  /** The command up to the case, which follows {@link #quoted}. */
  String beginning(String engine);

  /** What is added to a run so that it rewrites the engine's baseline. */
  default String baselineUpdate() {
    return "--update-baseline";
  }

  /** The command that runs one case again. */
  default String command(String engine, String caseId) {
    return beginning(engine) + quoted(caseId);
  }

  /** An argument that a shell reads as it is. */
  static String quoted(String text) {
    return text.matches("[A-Za-z0-9@._/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}

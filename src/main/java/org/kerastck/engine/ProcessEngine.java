package org.kerastck.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kerastck.fixture.LayerCall;

/**
 * Any program that speaks the engine protocol, named by the command that starts it: {@code
 * process:python3 my_engine.py}. What is its own here is its introduction; {@link ChildEngine} asks
 * it.
 *
 * @param name as it says
 * @param version as it says
 */
record ProcessEngine(String name, String version) implements ConvolutionEngine {
  /** What the name of such an engine begins with on the command line. */
  static final String PREFIX = "process:";

  /** No spare processes: a Python library takes seconds and hundreds of megabytes to start. */
  private static final int SPARES = 0;

  /** A word, or a part of one in quotes. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)|(\\s+)");

  /**
   * Starts the program.
   *
   * @param command its words, those with spaces in quotes
   * @param timeLimit how long one case may take
   * @throws EngineException where it does not start, or does not speak the protocol
   */
  static ConvolutionEngine start(String command, Duration timeLimit) {
    List<String> words = words(command);
    Hello hello;
    ProtocolChild first;
    try {
      first = ProtocolChild.launch(words);
      hello = first.hello();
    } catch (IOException e) {
      GuardedProcess.checkRunGoesOn();
      throw new EngineException(
          "Engine %s%s does not start: %s".formatted(PREFIX, command, e.getMessage()));
    }
    ChildPool pool = new ChildPool(() -> ProtocolChild.launch(words), SPARES);
    pool.add(first);
    return ChildEngine.start(new ProcessEngine(hello.name(), hello.version()), timeLimit, pool);
  }

  /**
   * The words of a command line.
   *
   * @throws EngineException where there is none, or a quote is not closed
   */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    Matcher matcher = WORD.matcher(command);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      if (matcher.group(4) == null) {
        inWord = true;
        for (int group = 1; group <= 3; group++) {
          word.append(matcher.group(group) == null ? "" : matcher.group(group));
        }
      } else if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    if (end < command.length() || words.isEmpty()) {
      throw new EngineException(
          "process: is followed by a command, quotes in pairs. Received: " + PREFIX + command);
    }
    return words;
  }

  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }

  @Override
  public Outcome run(LayerCall call) {
    throw new IllegalStateException("a process answers, not its name");
  }
}

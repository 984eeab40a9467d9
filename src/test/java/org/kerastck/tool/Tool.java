package org.kerastck.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs and a clone does not have: a browser, a Python with Keras. A test is skipped
 * aloud where it is not installed, and fails where {@code KERAS_TCK_SKIP} is {@code never}.
 */
public enum Tool {
  CHROMIUM("Chromium and its driver", "apt-get install chromium chromium-driver installs them") {
    @Override
    Optional<Path> find() {
      return first("/usr/bin/chromium").filter(path -> Files.isExecutable(CHROMEDRIVER));
    }
  },
  /** The interpreter that {@code KERAS_PYTHON} names, or the generator's own. */
  KERAS_ON_TENSORFLOW(
      "A Python with Keras on TensorFlow",
      "KERAS_PYTHON names it, or python-reference/environment tensorflow makes it") {
    @Override
    Optional<Path> find() {
      return first(
          System.getenv().getOrDefault("KERAS_PYTHON", ""),
          "python-reference/.venvs/tensorflow/bin/python");
    }
  },
  KERAS_ON_JAX("A Python with Keras on JAX", "python-reference/environment jax makes it") {
    @Override
    Optional<Path> find() {
      return first("python-reference/.venvs/jax/bin/python");
    }
  },
  /** Runs a program on a terminal; elsewhere it has other options. */
  SCRIPT("script of Linux", "apt-get install bsdutils installs it") {
    @Override
    Optional<Path> find() {
      return first("/usr/bin/script").filter(path -> System.getProperty("os.name").equals("Linux"));
    }
  },
  /** Takes from root what other users have not. */
  SETPRIV("setpriv", "apt-get install util-linux installs it") {
    @Override
    Optional<Path> find() {
      return first("/usr/bin/setpriv");
    }
  },
  TENSORFLOW_JS("TensorFlow.js", "npm ci in adapters/node installs it") {
    @Override
    Optional<Path> find() {
      Path library = Path.of("adapters/node/node_modules/@tensorflow/tfjs");
      return Optional.of(library).filter(Files::isDirectory);
    }
  };

  public static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");

  private final String name;
  private final String how;

  Tool(String name, String how) {
    this.name = name;
    this.how = how;
  }

  abstract Optional<Path> find();

  /** Where it is; else the test that asks, or the class that asks before all, is skipped. */
  public Path orSkip() {
    return find().orElseGet(this::skip);
  }

  private Path skip() {
    String message = "%s is not installed; %s".formatted(name, how);
    if ("never".equals(System.getenv("KERAS_TCK_SKIP"))) {
      return Assertions.fail(message);
    }
    System.out.println("Skipped: " + message);
    return Assumptions.abort(message);
  }

  private static Optional<Path> first(String... paths) {
    return Stream.of(paths)
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}

package org.kerastck.engine.wrong;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that speaks the engine protocol and does what the case's id says; all other cases it
 * answers with 1 and 2. {@code name=NAME} names it. Arguments say what is wrong with its beginning:
 * {@code hello=LINE}, {@code ready=LINE}, or {@code once=FILE} for one that starts only where there
 * is no such file yet.
 */
public final class UnrulyProgram {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
  private static final String HELLO =
      "{\"protocol\":\"keras-tck/engine/1\",\"name\":\"unruly\",\"version\":\"1\","
          + "\"supports\":[\"layer\"]}";
  private static final String OUTPUT =
      "\"outcome\":{\"output\":{\"shape\":[1,1,2,1],\"data\":[1,2]}}";

  private static final PrintStream OUT = System.out;

  private UnrulyProgram() {}

  /** Speaks until it is told goodbye, or not even so long. */
  public static void main(String[] args) throws IOException, InterruptedException {
    for (String argument : args) {
      if (argument.startsWith("once=")) {
        Path file = Path.of(argument.substring("once=".length()));
        if (Files.exists(file)) {
          System.err.println("there is such a file");
          System.exit(5);
        }
        Files.createFile(file);
      }
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains("\"goodbye\"")) {
        return;
      }
      if (line.contains("\"hello\"")) {
        print(argument(args, "hello=", HELLO.replace("unruly", argument(args, "name=", "unruly"))));
      } else if (line.contains("\"prepare\"")) {
        print(argument(args, "ready=", "{\"ready\":true}"));
      } else {
        Matcher id = ID.matcher(line);
        answer(id.find() ? id.group(1) : "");
      }
    }
  }

  private static void answer(String id) throws IOException, InterruptedException {
    switch (id) {
      case "kill" -> kill();
      case "exit" -> {
        System.err.println("last words");
        System.exit(3);
      }
      case "hang" -> new CountDownLatch(1).await();
      case "late" -> {
        new CountDownLatch(1).await(3, java.util.concurrent.TimeUnit.SECONDS);
        print("{\"case\":\"late\"," + OUTPUT + "}");
      }
      case "garbage" -> print("Epoch 1/10 [====>");
      case "half" -> {
        OUT.print("{\"case\":\"half\",\"outco");
        OUT.flush();
        System.exit(0);
      }
      case "gigabyte" -> gigabyte(OUT);
      case "gigabyte-of-warnings" -> {
        gigabyte(System.err);
        print("{\"case\":\"gigabyte-of-warnings\"," + OUTPUT + "}");
      }
      case "other" -> print("{\"case\":\"another\"," + OUTPUT + "}");
      case "twice" -> {
        print("{\"case\":\"twice\"," + OUTPUT + "}");
        print("{\"case\":\"twice\"," + OUTPUT + "}");
      }
      case "shape" ->
          print(
              "{\"case\":\"shape\",\"outcome\":{\"output\":{\"shape\":[1,1,3,1],\"data\":[1,2]}}}");
      case "nothing" -> print("{\"case\":\"nothing\"}");
      case "error" -> print("{\"case\":\"error\",\"error\":\"KeyError: 'strides'\"}");
      default -> print("{\"case\":\"" + id + "\"," + OUTPUT + "}");
    }
  }

  /** A gigabyte on one line, or as much as is wanted. */
  private static void gigabyte(PrintStream out) {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) ' ');
    block[0] = '{';
    for (int i = 0; i < 1024 && !out.checkError(); i++) {
      out.write(block, 0, block.length);
    }
  }

  private static void kill() throws IOException, InterruptedException {
    String self = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-KILL", self).start().waitFor();
    new CountDownLatch(1).await();
  }

  private static void print(String line) {
    OUT.println(line);
    OUT.flush();
  }

  private static String argument(String[] args, String prefix, String otherwise) {
    return Arrays.stream(args)
        .filter(argument -> argument.startsWith(prefix))
        .map(argument -> argument.substring(prefix.length()))
        .findFirst()
        .orElse(otherwise);
  }
}

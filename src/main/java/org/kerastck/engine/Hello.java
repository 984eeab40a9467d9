package org.kerastck.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an engine of the protocol introduces itself.
 *
 * @param name of the engine, such as {@code "keras-jax"}
 * @param version of the library
 * @param supports the kinds of question that it answers
 */
record Hello(String name, String version, Set<String> supports) {
  /** The protocol's name and version. */
  static final String PROTOCOL = "keras-tck/engine/1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}");

  /**
   * Reads the answer to hello.
   *
   * @throws NoAnswerException where it is none; the message says what was expected
   */
  static Hello read(byte[] line) throws IOException {
    JsonNode hello;
    try {
      hello = JSON.readTree(line);
    } catch (IOException e) {
      throw problem("one JSON object", line);
    }
    if (hello.has("error")) {
      throw new NoAnswerException(hello.path("error").asText());
    }
    if (!PROTOCOL.equals(hello.path("protocol").asText())) {
      throw problem("\"protocol\": \"" + PROTOCOL + "\"", line);
    }
    String name = hello.path("name").asText();
    if (!NAME.matcher(name).matches()) {
      throw problem("a name of a-z, 0-9, '.', '_' and '-'", line);
    }
    String version = hello.path("version").asText();
    if (!VERSION.matcher(version).matches()) {
      throw problem("a version of letters, digits, '.', '+', '_' and '-'", line);
    }
    Set<String> supports = new LinkedHashSet<>();
    for (JsonNode question : hello.path("supports")) {
      if (!JsonCall.QUESTIONS.contains(question.asText())) {
        throw problem("\"supports\" to list some of " + JsonCall.QUESTIONS, line);
      }
      supports.add(question.asText());
    }
    if (supports.isEmpty()) {
      throw problem("\"supports\" to list some of " + JsonCall.QUESTIONS, line);
    }
    return new Hello(name, version, supports);
  }

  private static NoAnswerException problem(String expected, byte[] line) {
    return new NoAnswerException(
        "its hello is to have %s. Received: %s".formatted(expected, ProtocolLines.shown(line)));
  }
}

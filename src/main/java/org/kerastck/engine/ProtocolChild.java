package org.kerastck.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.FastJson;
import org.kerastck.fixture.FixtureException;

/** A conversation with one process that speaks the engine protocol on its standard streams. */
final class ProtocolChild implements Child {
  /** How long a process may take to say hello, and to be prepared. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static final JsonFactory JSON = FastJson.factory();
  private static final Path WHERE = Path.of("answer");

  private final GuardedProcess process;
  private final ProtocolLines lines;
  private final Hello hello;

  private ProtocolChild(GuardedProcess process, ProtocolLines lines, Hello hello) {
    this.process = process;
    this.lines = lines;
    this.hello = hello;
  }

  /**
   * Starts a process, has it say hello, and prepares it for cases.
   *
   * @throws IOException where that fails; nothing is left of it then
   */
  static ProtocolChild launch(List<String> command) throws IOException {
    GuardedProcess process;
    try {
      process = GuardedProcess.start(new ProcessBuilder(command));
    } catch (IOException e) {
      throw new IOException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    }
    ProtocolLines lines = new ProtocolLines(process.output(), process.input());
    ScheduledFuture<?> limit = process.killAfter(START_LIMIT);
    try {
      lines.send(
          json -> {
            json.writeStringField("command", "hello");
            json.writeStringField("protocol", Hello.PROTOCOL);
          });
      Hello hello = Hello.read(lines.receive());
      lines.send(json -> json.writeStringField("command", "prepare"));
      checkReady(lines.receive());
      return new ProtocolChild(process, lines, hello);
    } catch (IOException e) {
      String death =
          process.wasTimedOut()
              ? "it did not start within " + START_LIMIT.toSeconds() + " s"
              : e instanceof NoAnswerException ? e.getMessage() : process.describeDeath();
      process.kill();
      process.close();
      throw new IOException(death, e);
    } finally {
      limit.cancel(false);
    }
  }

  /** How it introduced itself. */
  Hello hello() {
    return hello;
  }

  @Override
  public Outcome call(Call call, Duration timeLimit) throws IOException {
    String question = JsonCall.question(call);
    if (!hello.supports().contains(question)) {
      return new Outcome.Unsupported(
          "%s has no %s: its hello does not list \"%s\""
              .formatted(hello.name(), call.subject(), question));
    }
    ScheduledFuture<?> limit = process.killAfter(timeLimit);
    try {
      lines.send(
          json -> {
            json.writeStringField("command", "run");
            json.writeStringField("question", question);
            JsonCall.write(json, call);
          });
      Outcome outcome = outcome(lines.receive(), call);
      if (!limit.cancel(false)) {
        throw new IOException("answered at the time limit");
      }
      return outcome;
    } finally {
      limit.cancel(false);
    }
  }

  @Override
  public Outcome.Crash crash(Call call, IOException failure) {
    if (failure instanceof NoAnswerException) {
      process.kill();
      return new Outcome.Crash("the engine's process " + failure.getMessage());
    }
    return new Outcome.Crash(process.describeDeath());
  }

  @Override
  public GuardedProcess process() {
    return process;
  }

  /** Says goodbye, which an engine that hangs or is dead does not hear. */
  @Override
  public void close() {
    try {
      lines.send(json -> json.writeStringField("command", "goodbye"));
      process.input().close();
    } catch (IOException e) {
      process.kill();
    }
    process.close();
  }

  private static void checkReady(byte[] line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      String member = json.nextFieldName();
      json.nextToken();
      if ("error".equals(member)) {
        throw new NoAnswerException(json.getText());
      }
      if (!"ready".equals(member) || json.currentToken() != JsonToken.VALUE_TRUE) {
        throw new NoAnswerException(
            "the answer to prepare is to be {\"ready\": true}. Received: "
                + ProtocolLines.shown(line));
      }
    } catch (JsonProcessingException e) {
      throw new NoAnswerException(
          "the answer to prepare is to be {\"ready\": true}. Received: "
              + ProtocolLines.shown(line));
    }
  }

  private static Outcome outcome(byte[] line, Call call) throws IOException {
    @Nullable Outcome outcome = null;
    String answered = "";
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        json.nextToken();
        switch (member) {
          case "case" -> answered = json.getText();
          case "error" -> outcome = new Outcome.Crash("the adapter failed: " + json.getText());
          case "outcome", "refused", "unsupported" ->
              outcome = JsonOutcome.read(json, member, WHERE, call.id());
          default -> throw new NoAnswerException("answered with a member \"" + member + "\"");
        }
      }
      if (json.nextToken() != null) {
        throw new NoAnswerException("answered more than one object in a line");
      }
    } catch (FixtureException e) {
      throw new NoAnswerException("answered what cannot be read: " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new NoAnswerException("printed what is no JSON object: " + ProtocolLines.shown(line));
    }
    if (!answered.equals(call.id())) {
      throw new NoAnswerException(
          "answered case \"%s\" when asked \"%s\"".formatted(answered, call.id()));
    }
    if (outcome == null) {
      throw new NoAnswerException(
          "answered without outcome, refused, unsupported or error: " + ProtocolLines.shown(line));
    }
    return outcome;
  }
}

package org.kerastck.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.JsonOutcome;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FastJson;
import org.kerastck.fixture.FixtureException;
import org.kerastck.fixture.Golden;

/** Reads a journal answer by answer, in the order in which they were given. */
public final class JournalReader implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory FACTORY = FastJson.factory();

  private final Path file;
  private final BufferedReader lines;
  private final RunIdentity identity;
  private @Nullable Entry next;
  private boolean isComplete;
  private long count;

  /** One answer, and whose it is; without an outcome it is the case's golden output. */
  private record Entry(
      String caseId,
      String engine,
      Duration elapsed,
      Optional<Outcome> outcome,
      Optional<Outcome> forward) {

    Answer answer(Case golden, Path file) {
      return new Answer(outcome.orElseGet(() -> output(golden, file)), elapsed, forward);
    }

    private static Outcome output(Case golden, Path file) {
      if (golden.expected() instanceof Golden.Output output) {
        return new Outcome.Output(output.tensors());
      }
      throw new JournalException(
          "The answer to %s cannot be its golden output, which it has not.".formatted(golden.id()),
          file);
    }
  }

  private JournalReader(Path file, BufferedReader lines) throws IOException {
    this.file = file;
    this.lines = lines;
    this.identity = header(lines.readLine(), file, "");
    advance();
  }

  /**
   * Opens a journal and reads its header.
   *
   * @throws JournalException where it is missing, or no journal
   */
  public static JournalReader open(Path file) throws IOException {
    BufferedReader lines;
    try {
      lines = Files.newBufferedReader(file);
    } catch (NoSuchFileException e) {
      throw new JournalException(
          "There is no such file; the complete report of a run has it.", file);
    }
    try {
      return new JournalReader(file, lines);
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * What was run, by the header alone; empty where the file ends before the header does.
   *
   * @param remedy what there is to do about a file that is no journal, behind a space; or nothing
   * @throws JournalException where it is no journal
   */
  static Optional<RunIdentity> identity(Path file, String remedy) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      StringBuilder read = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          return Optional.of(header(read.toString(), file, remedy));
        }
        read.append((char) c);
      }
    }
    return Optional.empty();
  }

  /** What was run. */
  public RunIdentity identity() {
    return identity;
  }

  /** Whether all answers were read. */
  public boolean isAtEnd() {
    return next == null;
  }

  /**
   * The next answer, which is that of this engine to this case.
   *
   * @throws JournalException where it is another's, or the journal was cut off
   */
  public Answer next(Case golden, String engine) throws IOException {
    String caseId = golden.id();
    Entry entry = next;
    if (entry == null) {
      throw new JournalException(
          isComplete
              ? "There is no answer of %s to %s.".formatted(engine, caseId)
              : "The run was not finished. --resume finishes it.",
          file);
    }
    if (!entry.caseId().equals(caseId) || !entry.engine().equals(engine)) {
      throw new JournalException(
          "The answer of %s to %s stands where that of %s to %s should."
              .formatted(entry.engine(), entry.caseId(), engine, caseId),
          file);
    }
    advance();
    return entry.answer(golden, file);
  }

  /**
   * Checks that all answers were read, and that there are no fewer than were given.
   *
   * @throws JournalException where that is not so
   */
  public void checkEnd() {
    if (next != null) {
      throw new JournalException(
          "There is an answer to %s, which is not to be asked.".formatted(next.caseId()), file);
    }
    if (!isComplete) {
      throw new JournalException("The run was not finished. --resume finishes it.", file);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static RunIdentity header(@Nullable String line, Path file, String remedy) {
    String format = "";
    try {
      JsonNode node = JSON.readTree(line == null ? "" : line);
      format = node.path("format").asText();
      if (format.equals(Journal.FORMAT)) {
        return RunIdentity.read(node);
      }
    } catch (IOException | IllegalArgumentException e) {
      format = "";
    }
    throw new JournalException(
        format.startsWith(Journal.FORMAT_FAMILY)
            ? "It is of format \"%s\", of another version of this kit. Expected: \"%s\".%s"
                .formatted(format, Journal.FORMAT, remedy)
            : "The first line must be a header of format \"%s\".%s"
                .formatted(Journal.FORMAT, remedy),
        file);
  }

  private void advance() throws IOException {
    @Nullable String line = lines.readLine();
    next = line == null ? null : entry(line);
    if (next != null) {
      count++;
    }
  }

  private @Nullable Entry entry(String line) throws IOException {
    String caseId = "";
    String engine = "";
    Duration elapsed = Duration.ZERO;
    boolean isGolden = false;
    @Nullable Outcome outcome = null;
    @Nullable Outcome forward = null;
    try (JsonParser json = FACTORY.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        json.nextToken();
        switch (member) {
          case "case" -> caseId = json.getText();
          case "engine" -> engine = json.getText();
          case "nanos" -> elapsed = Duration.ofNanos(json.getLongValue());
          case "answers" -> {
            isComplete = json.getLongValue() == count;
            return null;
          }
          case Journal.GOLDEN -> isGolden = json.getBooleanValue();
          case Journal.FORWARD -> {
            json.nextToken();
            String name = json.currentName();
            json.nextToken();
            forward = JsonOutcome.read(json, name, file, caseId);
            json.nextToken();
          }
          default -> outcome = JsonOutcome.read(json, member, file, caseId);
        }
      }
    } catch (FixtureException e) {
      throw new JournalException(e);
    } catch (IOException e) {
      throw new JournalException("Line %d is no answer.".formatted(count + 2), file);
    }
    if (caseId.isEmpty() || engine.isEmpty() || isGolden == (outcome != null)) {
      throw new JournalException("Line %d is no answer.".formatted(count + 2), file);
    }
    return new Entry(
        caseId, engine, elapsed, Optional.ofNullable(outcome), Optional.ofNullable(forward));
  }
}

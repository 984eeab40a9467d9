package org.kerastck.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.JsonOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FastJson;

/**
 * {@code outcomes.jsonl}: what the engines answered, a line a case and engine as soon as it is
 * there, between a header and a footer. Verdicts and reports follow from it and the fixtures alone,
 * so that a run that was killed goes on where it was, and shards become one report.
 *
 * <p>Until the run is complete the file is called {@code unfinished.jsonl}.
 */
public final class Journal implements AutoCloseable {
  /** A complete journal's name. */
  public static final String COMPLETE = "outcomes.jsonl";

  /** The name of one that is being written, or was when its run was stopped. */
  public static final String UNFINISHED = "unfinished.jsonl";

  static final String FORMAT_FAMILY = "keras-tck/outcomes/";

  static final String FORMAT = FORMAT_FAMILY + "2";

  private static final String TAKES_ITS_PLACE = " Without --resume, this run takes its place.";

  /** The member that stands for an outcome that is the case's golden output, bit by bit. */
  static final String GOLDEN = "golden";

  /** The member of an answer that has what the engine gives for the layer's output. */
  static final String FORWARD = "forward";

  private static final JsonFactory JSON = FastJson.factory();

  private final Path file;
  private final FileChannel channel;
  private final @Nullable JournalReader earlier;
  private long count;
  private boolean isFinished;

  /** What the header is to say; null when there is one. */
  private @Nullable RunIdentity unwritten;

  private Journal(
      Path file,
      FileChannel channel,
      @Nullable JournalReader earlier,
      @Nullable RunIdentity unwritten) {
    this.file = file;
    this.channel = channel;
    this.earlier = earlier;
    this.unwritten = unwritten;
  }

  /**
   * Begins a journal. One that is there stays until the first answer: a run that has none to offer
   * takes nothing away.
   *
   * @param directory of the report
   * @throws JournalException where another run is writing it
   */
  public static Journal begin(Path directory, RunIdentity identity) throws IOException {
    Path file = directory.resolve(UNFINISHED);
    return new Journal(file, lock(file), null, identity);
  }

  /**
   * Goes on with the journal of an earlier run of the same identity, finished or not; begins one
   * where there is none.
   *
   * @param directory of the report
   * @throws JournalException where another run is writing it, or it is of another identity
   */
  public static Journal resume(Path directory, RunIdentity identity) throws IOException {
    Path file = directory.resolve(UNFINISHED);
    Path complete = directory.resolve(COMPLETE);
    boolean isCopy = !Files.exists(file) && Files.exists(complete);
    FileChannel channel = lock(file);
    try {
      checkIdentity(isCopy ? complete : file, identity);
      if (isCopy) {
        copy(complete, channel);
      }
      return JournalTail.keepWholeAnswers(channel)
          ? new Journal(file, channel, JournalReader.open(file), null)
          : new Journal(file, channel, null, identity);
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (isCopy) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  private static void copy(Path from, FileChannel to) throws IOException {
    try (FileChannel source = FileChannel.open(from)) {
      for (long at = 0; at < source.size(); ) {
        at += source.transferTo(at, source.size() - at, to);
      }
    }
  }

  /** Nothing is cut off a journal that is not to be gone on with. */
  private static void checkIdentity(Path file, RunIdentity identity) throws IOException {
    Optional<RunIdentity> earlier = JournalReader.identity(file, TAKES_ITS_PLACE);
    Optional<String> difference = earlier.flatMap(identity::differenceTo);
    if (difference.isPresent()) {
      throw new JournalException(
          "The run to resume is %s.%s".formatted(difference.get(), TAKES_ITS_PLACE), file);
    }
  }

  /** How many answers were given back or added; it may have more of an earlier run. */
  public long count() {
    return count;
  }

  /** Whether there are answers of an earlier run that were not given back yet. */
  public boolean hasUnread() {
    return earlier != null && !earlier.isAtEnd();
  }

  /** The answer that an earlier run had; empty from the first on that it had not. */
  public Optional<Answer> recorded(Case golden, String engine) throws IOException {
    if (earlier == null || !hasUnread()) {
      return Optional.empty();
    }
    Answer answer = earlier.next(golden, engine);
    count++;
    return Optional.of(answer);
  }

  /** Adds an answer; it is there when this returns, whatever becomes of this process. */
  public void append(Result result, Answer answer) throws IOException {
    writeHeader();
    writeLine(
        json -> {
          json.writeStringField("case", result.golden().id());
          json.writeStringField("engine", result.engine());
          json.writeNumberField("nanos", answer.elapsed().toNanos());
          if (answer.isGolden(result.golden())) {
            json.writeBooleanField(GOLDEN, true);
          } else {
            JsonOutcome.write(json, answer.outcome());
          }
          if (answer.forward().isPresent()) {
            json.writeObjectFieldStart(FORWARD);
            JsonOutcome.write(json, answer.forward().get());
            json.writeEndObject();
          }
        });
    count++;
  }

  /** Writes the footer: no answer follows. */
  public void finish() throws IOException {
    writeHeader();
    writeLine(json -> json.writeNumberField("answers", count));
    isFinished = true;
  }

  /** Gives it the name of a complete one. */
  public void publish() throws IOException {
    close();
    Files.move(file, file.resolveSibling(COMPLETE), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes it: nothing in it is worth going on with. */
  public void discard() throws IOException {
    boolean isBegun = unwritten == null;
    close();
    if (isBegun) {
      Files.deleteIfExists(file);
    }
  }

  /** Leaves what there is for a later run to go on with, and nothing where nothing is. */
  @Override
  public void close() throws IOException {
    boolean isEmpty = channel.isOpen() && !isFinished && hasNothing();
    if (earlier != null) {
      earlier.close();
    }
    channel.close();
    if (isEmpty) {
      Files.deleteIfExists(file);
    }
  }

  private boolean hasNothing() throws IOException {
    if (unwritten != null) {
      return channel.size() == 0;
    }
    return count == 0 && (earlier == null || earlier.isAtEnd());
  }

  /** The lock ends with this process, however that ends. */
  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw beingWritten(file);
    }
    channel.close();
    throw beingWritten(file);
  }

  private static JournalException beingWritten(Path file) {
    return new JournalException("Another run is writing this report.", file);
  }

  private void writeHeader() throws IOException {
    RunIdentity identity = unwritten;
    if (identity == null) {
      return;
    }
    unwritten = null;
    channel.truncate(0);
    writeLine(
        json -> {
          json.writeStringField("format", FORMAT);
          identity.write(json);
        });
  }

  private void writeLine(Members members) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    channel.position(channel.size());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Writes the members of a line. */
  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}

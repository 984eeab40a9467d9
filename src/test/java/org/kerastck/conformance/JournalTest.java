package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CaseFilter;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;

/** What is kept of a run that is stopped at any byte. */
class JournalTest {
  private static final RunIdentity IDENTITY =
      new RunIdentity("1", "0", Map.of("e", "1"), Shard.WHOLE, CaseFilter.all());
  private static final Answer ANSWER =
      new Answer(new Outcome.Output(SmallFixture.row(3, 6)), Duration.ofNanos(7));

  @TempDir private Path directory;

  @Test
  void aJournalCutOffAtAnyByteGivesBackItsWholeLines() throws IOException {
    byte[] whole = threeAnswers();
    String text = new String(whole, java.nio.charset.StandardCharsets.UTF_8);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(directory.resolve(Journal.UNFINISHED), Arrays.copyOf(whole, length));
      long lines = text.substring(0, length).chars().filter(c -> c == '\n').count();
      long answers = Math.min(Math.max(lines - 1, 0), 3);
      try (Journal journal = Journal.resume(directory, IDENTITY)) {
        for (int i = 0; i < answers; i++) {
          assertTrue(journal.hasUnread(), "at byte " + length);
          assertTrue(
              journal.recorded(SmallFixture.tripled(), "e").isPresent(), "at byte " + length);
        }
        assertFalse(journal.hasUnread(), "at byte " + length);
        assertEquals(
            Optional.empty(), journal.recorded(SmallFixture.tripled(), "e"), "at byte " + length);
        for (long i = answers; i < 3; i++) {
          append(journal);
        }
        journal.finish();
      }
      assertEquals(text, Files.readString(directory.resolve(Journal.UNFINISHED)));
    }
  }

  @Test
  void aGoldenOutputIsKeptAsAWordAndComesBackWhole() throws IOException {
    byte[] whole = threeAnswers();
    assertFalse(new String(whole, java.nio.charset.StandardCharsets.UTF_8).contains("data"));
    try (Journal journal = Journal.resume(directory, IDENTITY)) {
      Answer answer = journal.recorded(SmallFixture.tripled(), "e").orElseThrow();
      assertTrue(answer.isGolden(SmallFixture.tripled()));
      assertEquals(ANSWER.elapsed(), answer.elapsed());
    }
  }

  @Test
  void anOutputThatDiffersInASignOfZeroIsKeptItself() throws IOException {
    Case golden =
        SmallFixture.tripled(Comparison.EXACT, new Golden.Output(SmallFixture.row(0, 6)), Map.of());
    Answer answer = new Answer(new Outcome.Output(SmallFixture.row(-0f, 6)), Duration.ofNanos(7));
    try (Journal journal = Journal.begin(directory, IDENTITY)) {
      journal.append(
          SmallResult.of(golden, new Verdict.Conforms(), Optional.empty(), false), answer);
      journal.finish();
    }
    try (Journal journal = Journal.resume(directory, IDENTITY)) {
      Answer kept = journal.recorded(golden, "e").orElseThrow();
      assertFalse(kept.isGolden(golden));
      assertTrue(((Outcome.Output) kept.outcome()).tensor().isSameAs(SmallFixture.row(-0f, 6)));
    }
  }

  @Test
  void twoRunsDoNotWriteOneJournal() throws IOException {
    try (Journal journal = Journal.begin(directory, IDENTITY)) {
      append(journal);
      JournalException e =
          assertThrows(JournalException.class, () -> Journal.resume(directory, IDENTITY));
      assertEquals(
          "Another run is writing this report. In: " + directory.resolve(Journal.UNFINISHED),
          e.getMessage());
    }
  }

  @Test
  void anEmptyJournalLeavesNoFile() throws IOException {
    Journal.begin(directory, IDENTITY).close();
    assertFalse(Files.exists(directory.resolve(Journal.UNFINISHED)));
  }

  @Test
  void whatIsNoJournalIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve(Journal.UNFINISHED), "{\"format\":\"x\"}\n");
    JournalException e =
        assertThrows(JournalException.class, () -> Journal.resume(directory, IDENTITY));
    assertEquals(
        "The first line must be a header of format \"keras-tck/outcomes/2\". Without --resume,"
            + " this run takes its place. In: "
            + file,
        e.getMessage());
  }

  @Test
  void oneOfAnotherVersionIsRefusedAndStaysAsItWas() throws IOException {
    for (String name : List.of(Journal.UNFINISHED, Journal.COMPLETE)) {
      String cut = "{\"format\":\"keras-tck/outcomes/1\"}\n{\"case\":\"a\"}\n{\"ca";
      Path file = Files.writeString(directory.resolve(name), cut);
      JournalException e =
          assertThrows(JournalException.class, () -> Journal.resume(directory, IDENTITY));
      assertEquals(
          "It is of format \"keras-tck/outcomes/1\", of another version of this kit. Expected:"
              + " \"keras-tck/outcomes/2\". Without --resume, this run takes its place. In: "
              + file,
          e.getMessage());
      assertEquals(cut, Files.readString(file));
      Files.delete(file);
      assertFalse(Files.exists(directory.resolve(Journal.UNFINISHED)));
    }
  }

  @Test
  void oneOfAnotherIdentityStaysAsItWas() throws IOException {
    byte[] cut = Arrays.copyOf(threeAnswers(), 200);
    Path file = Files.write(directory.resolve(Journal.UNFINISHED), cut);
    RunIdentity other = new RunIdentity("1", "1", Map.of("e", "1"), Shard.WHOLE, CaseFilter.all());
    assertThrows(JournalException.class, () -> Journal.resume(directory, other));
    assertArrayEquals(cut, Files.readAllBytes(file));
  }

  @Test
  void aMemberThatIsNoOutcomeIsNamedWithItsFileOnce() throws IOException {
    String first = new String(threeAnswers(), java.nio.charset.StandardCharsets.UTF_8);
    Path file = directory.resolve("broken.jsonl");
    Files.writeString(
        file,
        first.lines().findFirst().orElseThrow()
            + "\n{\"case\":\"zzz\",\"engine\":\"e\",\"outcome\":3}\n");
    JournalException e = assertThrows(JournalException.class, () -> JournalReader.open(file));
    assertEquals(
        "Expected: an outcome. Received: 3. In: %s, case zzz, member outcome".formatted(file),
        e.getMessage());
  }

  @Test
  void aLineThatIsNoAnswerIsNamed() throws IOException {
    List<String> lines =
        new String(threeAnswers(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    Path file = directory.resolve("broken.jsonl");
    Files.write(file, List.of(lines.get(0), lines.get(1), "{\"case\":", lines.get(3)));
    try (JournalReader reader = JournalReader.open(file)) {
      JournalException e =
          assertThrows(JournalException.class, () -> reader.next(SmallFixture.tripled(), "e"));
      assertEquals("Line 3 is no answer. In: " + file, e.getMessage());
    }
  }

  private byte[] threeAnswers() throws IOException {
    try (Journal journal = Journal.begin(directory, IDENTITY)) {
      for (int i = 0; i < 3; i++) {
        append(journal);
      }
      journal.finish();
    }
    return Files.readAllBytes(directory.resolve(Journal.UNFINISHED));
  }

  private static void append(Journal journal) throws IOException {
    journal.append(
        SmallResult.of(SmallFixture.tripled(), new Verdict.Conforms(), Optional.empty(), false),
        ANSWER);
  }
}

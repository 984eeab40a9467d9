package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.fixture.SmallFixture;

/** Exit status 2, one line on standard error, and the disk as it was. */
class UnusableArgumentsTest {
  private static final String SMALL = SmallFixture.FILE.toString();

  @TempDir private Path directory;
  private Kit kit = new Kit(Path.of(""));

  @BeforeEach
  void anEarlierReport() throws IOException {
    kit = Kit.in(directory);
    Files.createDirectories(kit.report());
    Files.writeString(kit.report().resolve("results.jsonl"), "an earlier report\n");
  }

  /** Which engines are known depends on what was built into {@code target/engines}. */
  @Test
  void anUnknownEngine() throws Exception {
    String report = kit.report().toString();
    Kit.Ended ended =
        kit.run("run", "--report", report, "--fixtures", SMALL, "--engine", "java,abacus");
    String known = ".*\\bjava\\b.*\\bnd4j\\b.*\\bnd4j-explicit\\b.*";
    String others = ", process:COMMAND\\. How others are built: README\\.md, More engines\\.";
    assertLinesMatch(
        List.of("keras-tck: Unknown engine \"abacus\"\\. Known: " + known + others),
        ended.err().lines().toList());
    assertEquals(2, ended.status());
    assertEquals(List.of("results.jsonl"), kit.reportFiles());
  }

  @Test
  void anEngineThatDoesNotStart() throws Exception {
    assertRefused(
        "Engine DiesAtStart does not start: the engine's process ended with exit code 7",
        "--fixtures",
        SMALL,
        "--engine",
        "DiesAtStart");
  }

  @Test
  void aTimeLimitThatNoCaseKeeps() throws Exception {
    assertRefused(
        "--time-limit must be at least 0.001 s and at most a day. Received: 0.0004",
        "--fixtures",
        SMALL,
        "--engine",
        "java",
        "--time-limit",
        "0.0004");
  }

  @Test
  void anUnknownOption() throws Exception {
    assertRefused("Unknown option: '--tolerance'. See 'keras-tck run --help'.", "--tolerance");
  }

  @Test
  void anUnknownCommand() throws Exception {
    Kit.Ended ended = kit.run("test");
    assertEquals(2, ended.status());
    assertEquals(
        "keras-tck: Unmatched argument at index 0: 'test'. See 'keras-tck --help'.\n", ended.err());
  }

  @Test
  void aBaselineForTwoEngines() throws Exception {
    assertRefused(
        "--baseline goes with exactly one --engine. Received: [AllZeros, java]",
        "--fixtures",
        SMALL,
        "--engine",
        "java,AllZeros",
        "--baseline",
        "b.csv");
  }

  @Test
  void aBaselineThatIsMissing() throws Exception {
    assertRefused(
        "No such baseline: b.csv", "--fixtures", SMALL, "--engine", "java", "--baseline", "b.csv");
  }

  @Test
  void aBaselineThatIsNoneAndAnEngineInAChildJvm() throws Exception {
    Path baseline = Files.writeString(directory.resolve("b.csv"), "something else\n");
    assertRefused(
        "A baseline begins with the line case,verdict,kind,reason,link; occurs may stand behind that."
            + " Received: something else. In: "
            + baseline,
        "--fixtures",
        SMALL,
        "--engine",
        "Unruly",
        "--baseline",
        baseline.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "99999999"})
  void threadsOfWhichThereAreNone(String threads) throws Exception {
    assertRefused(
        "--threads must be from 1 to 1024. Received: " + threads,
        "--fixtures",
        SMALL,
        "--engine",
        "java",
        "--threads",
        threads);
  }

  @Test
  void noCaseThatMatches() throws Exception {
    assertRefused(
        "No case matches --case conv3d-*. Suites and flags are listed by: keras-tck fixtures",
        "--fixtures",
        SMALL,
        "--engine",
        "java",
        "--case",
        "conv3d-*");
  }

  @Test
  void fixturesWithoutCases() throws Exception {
    String empty =
        "{\"format\":\"keras-tck/fixture/1\",\"suite\":\"s\",\"description\":\"d\",\"cases\":[]}";
    Path one = Files.writeString(directory.resolve("1.json"), empty);
    Path two = Files.writeString(directory.resolve("2.json"), empty);
    String engine = "--engine";
    assertRefused(
        "The fixtures have no case. In: " + one, "--fixtures", one.toString(), engine, "java");
    assertRefused(
        "The fixtures have no case. In: %s and 1 more".formatted(one),
        "--fixtures",
        one.toString(),
        two.toString(),
        engine,
        "java");
  }

  @Test
  void fixturesThatAreMissing() throws Exception {
    assertRefused(
        "No such file or directory. In: nowhere", "--fixtures", "nowhere", "--engine", "java");
  }

  @Test
  void fixturesThatAreCutOffBehindGoodCases() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(SmallFixture.FILE));
    int array = lines.indexOf("\"cases\":[");
    lines.subList(array + 4, lines.size()).clear();
    Path file = Files.write(directory.resolve("cut.json"), lines);
    assertRefused(
        ("Truncated JSON: the file ends at line %d, column 1. Expected: the rest of the array that"
                + " begins at line %d, column 9. In: %s")
            .formatted(array + 5, array + 1, file),
        "--fixtures",
        file.toString(),
        "--engine",
        "Unruly,java");
  }

  @Test
  void aReportThatIsAFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Kit.Ended ended =
        kit.run("run", "--fixtures", SMALL, "--engine", "java", "--report", file.toString());
    assertEquals(2, ended.status());
    assertEquals("keras-tck: Not a directory: " + file + "\n", ended.err());
  }

  @Test
  void aReportThatMayNotBeWritten() throws Exception {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    for (Path report : List.of(closed, closed.resolve("a/b"))) {
      String[] arguments = {
        "run", "--fixtures", SMALL, "--engine", "java", "--report", report.toString()
      };
      Kit.Ended ended =
          Files.isWritable(closed) ? kit.runWithoutPrivileges(arguments) : kit.run(arguments);
      assertEquals(2, ended.status());
      assertEquals("keras-tck: Permission denied: " + report + "\n", ended.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run --engine java --case conv3d-*", "backends --pair golden nobody"})
  void aDirectoryForAReportThatComesToNothing(String command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    Path made = directory.resolve("made");
    arguments.addAll(List.of("--fixtures", SMALL, "--report", made.resolve("report").toString()));
    assertEquals(2, kit.run(arguments.toArray(String[]::new)).status());
    assertFalse(Files.exists(made));
  }

  private void assertRefused(String line, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("run", "--report", kit.report().toString()));
    all.addAll(List.of(arguments));
    Kit.Ended ended = kit.run(all.toArray(String[]::new));
    assertEquals("keras-tck: " + line + "\n", ended.err());
    assertEquals(2, ended.status());
    assertEquals(List.of("results.jsonl"), kit.reportFiles());
    assertEquals("an earlier report\n", Files.readString(kit.report().resolve("results.jsonl")));
    assertEquals(List.of(), kit.temporaryFiles());
  }
}

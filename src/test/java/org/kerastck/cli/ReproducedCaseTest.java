package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.fixture.SmallFixture;

/** What a report says to paste into a shell shows the failure again. */
class ReproducedCaseTest {
  private static final String JAR = "java -jar target/keras-tck.jar ";

  @TempDir private Path directory;

  /** No committed fixture has the case, so the command has to say where it is. */
  @Test
  void aFailureOfAUsersOwnFixtures() throws Exception {
    Kit kit = Kit.in(directory);
    String fixture = Files.readString(SmallFixture.FILE);
    Path own = Files.createDirectories(directory.resolve("Ann's files")).resolve("own.json");
    Files.writeString(own, fixture.replace(SmallFixture.named("conv2d-same").id(), "my-own-case"));
    List<String> run = List.of("run", "--engine", "AllZeros", "--time-limit", "20.5", "--fixtures");
    List<String> arguments = new ArrayList<>(run);
    arguments.addAll(List.of(own.toString(), "--report", kit.report().toString()));
    assertEquals(1, kit.run(arguments.toArray(String[]::new)).status());

    for (String file : List.of("deviations.csv", "causes.csv", "junit.xml", "summary.md")) {
      String text = Files.readString(kit.report().resolve(file));
      assertTrue(text.contains("--time-limit 20.5 --case "), text);
    }
    String csv = Files.readString(kit.report().resolve("deviations.csv"));
    String row = csv.lines().filter(line -> line.contains(",my-own-case,")).findFirst().get();
    String command = row.substring(row.indexOf(JAR) + JAR.length());
    Kit.Ended again = kit.run(words(command));
    assertEquals("", again.err());
    assertEquals(1, again.status());
    assertTrue(again.out().startsWith("my-own-case  AllZeros: deviates"), again.out());
  }

  /** As a shell reads them. */
  private static String[] words(String command) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n");
  }
}

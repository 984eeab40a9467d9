package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReproductionTest {
  @Test
  void aRunWithoutOptionsIsRunAgainWithoutOptions() {
    assertEquals(
        "java -jar target/keras-tck.jar run --engine nd4j --case elu@7",
        Reproduction.COMMAND_LINE.command("nd4j", "elu@7"));
  }

  @Test
  void optionsAreAsTheyWereGivenAndReadByAShell() {
    Reproduction again =
        Reproduction.commandLine(
            engine -> "process:" + engine,
            List.of("--fixtures", "my/own.json", "Ann's files", "--time-limit", "0.2"));
    assertEquals(
        "java -jar target/keras-tck.jar run --engine 'process:e'"
            + " --fixtures my/own.json 'Ann'\\''s files' --time-limit 0.2 --case a",
        again.command("e", "a"));
  }
}

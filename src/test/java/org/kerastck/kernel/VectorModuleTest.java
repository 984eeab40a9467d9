package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program with the module and without it. */
class VectorModuleTest {
  private static final String FLAG = "--add-modules jdk.incubator.vector";

  @TempDir private Path directory;

  @Test
  void aMissingModuleCostsOneLineOfTheLogAndNoBit() throws Exception {
    Run with = run(List.of("--add-modules", "jdk.incubator.vector"));
    Run without = run(List.of());
    assertEquals("vectors", with.output().substring(9));
    assertEquals("plain", without.output().substring(9));
    assertEquals(with.output().substring(0, 8), without.output().substring(0, 8));
    assertEquals(0, with.errors().stream().filter(line -> line.contains(FLAG)).count());
    assertEquals(1, without.errors().stream().filter(line -> line.contains(FLAG)).count());
  }

  /** Vectors of 512 bits have 32 registers, narrower ones 16, and tiles of their own. */
  @Test
  void narrowerVectorsCostNoBit() throws Exception {
    Run wide = run(List.of("--add-modules", "jdk.incubator.vector"));
    List<String> avx2 = List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");
    Run narrow =
        run(
            Stream.concat(Stream.of("--add-modules", "jdk.incubator.vector"), avx2.stream())
                .toList());
    assertEquals(wide.output(), narrow.output());
  }

  private Run run(List<String> flags) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KernelFingerprint.class.getName());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(errors);
    assertEquals(0, status, () -> String.join("\n", lines));
    return new Run(Files.readString(output).strip(), lines);
  }

  private record Run(String output, List<String> errors) {}
}

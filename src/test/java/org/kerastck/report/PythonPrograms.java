package org.kerastck.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Python programs, run by one interpreter after each other. */
final class PythonPrograms {
  private static final String END = "--- end";
  private static final String DRIVER =
      """
      import json, sys
      for program in json.load(open(sys.argv[1])):
          exec(compile(program, "program", "exec"), {"__name__": "__main__"})
          print("%s")
      """
          .formatted(END);

  private final Path python;
  private final Path directory;

  PythonPrograms(Path python, Path directory) {
    this.python = python;
    this.directory = directory;
  }

  Map<String, String> run(Map<String, String> programs) throws Exception {
    Files.createDirectories(directory);
    Path driver = Files.writeString(directory.resolve("all.py"), DRIVER);
    Path list = directory.resolve("programs.json");
    new ObjectMapper().writeValue(list.toFile(), programs.values());
    String printed =
        Programs.run(
            directory,
            List.of(python.toString(), driver.toString(), list.toString()),
            // What TensorFlow chooses on some processors.
            Map.of("TF_ENABLE_ONEDNN_OPTS", "0"));
    return JavaPrograms.outputs(programs, printed, END);
  }
}

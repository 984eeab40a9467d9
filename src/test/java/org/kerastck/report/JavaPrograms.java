package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Java programs, compiled together and run in one JVM after each other. */
final class JavaPrograms {
  private static final String END = "--- end";

  private final Path directory;

  JavaPrograms(Path directory) {
    this.directory = directory;
  }

  /** What each program prints; a program is a class Example in the default package. */
  Map<String, String> run(Map<String, String> programs) throws Exception {
    StringBuilder driver = new StringBuilder("class All { public static void main(String[] a) {\n");
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")));
    Files.createDirectories(directory);
    int number = 0;
    for (String program : programs.values()) {
      String name = "Example" + number++;
      arguments.add(write(name, program.replace("class Example ", "class " + name + " ")));
      driver.append(name).append(".main(a); System.out.println(\"%s\");%n".formatted(END));
    }
    arguments.add(write("All", driver.append("}}").toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(
        0, compiler.run(null, null, null, arguments.toArray(String[]::new)), "they compile");
    return outputs(
        programs,
        Programs.run(
            directory,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                directory
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path"),
                "All"),
            Map.of()),
        END);
  }

  static Map<String, String> outputs(Map<String, String> programs, String printed, String end) {
    String[] parts = printed.split(end + "\\R", -1);
    Map<String, String> outputs = new LinkedHashMap<>();
    int number = 0;
    for (String id : programs.keySet()) {
      outputs.put(id, parts[number++].strip());
    }
    return outputs;
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name + ".java"), text).toString();
  }
}

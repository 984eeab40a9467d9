package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the kit says of engines that are not built is what {@code engines} builds. */
class EngineModulesTest {
  private static final Path ENGINES = Path.of("engines");
  private static final String SERVICES =
      "src/main/resources/META-INF/services/" + ConvolutionEngine.class.getName();
  private static final Pattern MODULE = Pattern.compile("<module>([a-z0-9]+)</module>");
  private static final Pattern NAME = Pattern.compile("String name\\(\\) \\{\\s+return \"(.+)\";");

  @Test
  void everyEngineOfEveryModuleIsKnown() throws IOException {
    Map<String, String> built = new TreeMap<>();
    Matcher module = MODULE.matcher(Files.readString(ENGINES.resolve("pom.xml")));
    while (module.find()) {
      Path directory = ENGINES.resolve(module.group(1));
      for (String engine : Files.readAllLines(directory.resolve(SERVICES))) {
        Path source =
            directory.resolve("src/main/java").resolve(engine.replace('.', '/') + ".java");
        Matcher name = NAME.matcher(Files.readString(source));
        assertTrue(name.find(), engine);
        built.put(name.group(1), module.group(1));
      }
    }
    assertEquals(built, new TreeMap<>(EngineModules.BY_ENGINE));
  }

  @Test
  void theReadmeHasTheCommandAndEveryEngine() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertTrue(readme.contains(EngineModules.command("onnxruntime").orElseThrow()));
    List<String> listed =
        EngineModules.BY_ENGINE.entrySet().stream()
            .map(engine -> "| `%s` | `%s` |".formatted(engine.getKey(), engine.getValue()))
            .filter(row -> !readme.contains(row))
            .toList();
    assertEquals(List.of("| `dl4j-import` | `dl4j` |"), listed, "needs files, and is in findings");
  }

  @Test
  void anEngineThatIsNotBuiltIsToldFromAnUnknownOne() {
    assertEquals(
        "Engine onnxruntime-explicit is not built. In a clone:"
            + " ./mvnw -q -f engines -pl onnxruntime -am package -DskipTests",
        Engines.missing("onnxruntime-explicit").getMessage());
  }

  @Test
  void noOtherEngineHasACommand() {
    assertTrue(
        Stream.of("java", "nd4j", "nd4j-explicit", "abacus")
            .allMatch(name -> EngineModules.command(name).isEmpty()));
  }
}

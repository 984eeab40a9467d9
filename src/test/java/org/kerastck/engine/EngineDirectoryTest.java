package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.fixture.SmallFixture;

/** An engine whose class is in a directory's jar alone, in a real child JVM. */
class EngineDirectoryTest {
  private static final String SOURCE =
      """
      package fromajar;

      import org.kerastck.engine.*;
      import org.kerastck.fixture.LayerCall;

      public final class FromAJar implements ConvolutionEngine {
        public String name() { return "from-a-jar"; }
        public String version() { return "1"; }
        public Isolation isolation() { return Isolation.CHILD_JVM; }
        public Outcome run(LayerCall call) {
          String first = System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0];
          return new Outcome.Unsupported(java.nio.file.Path.of(first).getFileName().toString());
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  void anEngineRunsOnItsDirectorysJarsBeforeAllOthers() throws IOException {
    jarWithEngine();
    ConvolutionEngine engine = new EngineDirectory(directory).engines().get(0);
    assertEquals("from-a-jar", engine.name());
    try (ConvolutionEngine child = ChildEngine.start(engine)) {
      Outcome outcome = EngineCall.outcome(child, SmallFixture.call("any"));
      assertEquals("engine.jar", assertInstanceOf(Outcome.Unsupported.class, outcome).reason());
    }
  }

  @Test
  void aDirectoryWithoutAnEngineIsSaidToBeOne() {
    EngineException e =
        assertThrows(EngineException.class, () -> new EngineDirectory(directory).engines());
    assertEquals("No jar in %s names an engine.".formatted(directory), e.getMessage());
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path missing = directory.resolve("missing");
    EngineException e =
        assertThrows(EngineException.class, () -> new EngineDirectory(missing).engines());
    assertEquals("No such directory of engines: " + missing, e.getMessage());
  }

  private void jarWithEngine() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                null,
                List.of("-proc:none", "-d", classes.toString()),
                null,
                List.of(
                    new SimpleJavaFileObject(
                        URI.create("string:///fromajar/FromAJar.java"),
                        SimpleJavaFileObject.Kind.SOURCE) {
                      @Override
                      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return SOURCE;
                      }
                    }))
            .call();
    assertEquals(true, compiled);
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(directory.resolve("engine.jar")))) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + ConvolutionEngine.class.getName()));
      jar.write("fromajar.FromAJar".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      jar.putNextEntry(new JarEntry("fromajar/FromAJar.class"));
      jar.write(Files.readAllBytes(classes.resolve("fromajar/FromAJar.class")));
    }
  }
}

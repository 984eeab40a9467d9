package org.kerastck.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kerastck.fixture.Sha256;

/** The shell of a page: style, script and data in one file. */
final class HtmlPage {
  /** The page of a run. */
  static final HtmlPage REPORT =
      new HtmlPage(
          "report.mustache",
          List.of(
              "dom",
              "model",
              "route",
              "overview",
              "matrix",
              "comparison",
              "rows",
              "list",
              "code",
              "tensor",
              "geometry",
              "neighbours",
              "deviation",
              "theme",
              "main"));

  /** The page of what changed between two runs. */
  static final HtmlPage CHANGES =
      new HtmlPage("changes.mustache", List.of("dom", "route", "rows", "theme", "changes"));

  private final String template;
  private final List<String> scripts;

  private HtmlPage(String template, List<String> scripts) {
    this.template = template;
    this.scripts = scripts;
  }

  /** Writes the page around its data, which is JSON; tensors are read when they are needed. */
  void write(Writer out, String title, String data, String tensors) throws IOException {
    String script =
        scripts.stream().map(name -> resource(name + ".js")).collect(Collectors.joining("\n"));
    try (Reader reader = reader(template)) {
      Mustache shell = new DefaultMustacheFactory().compile(reader, template);
      shell
          .execute(
              out,
              Map.of(
                  "title", title,
                  "style", resource("report.css"),
                  "script", script,
                  "scriptDigest", digest(script),
                  "data", inert(data),
                  "tensors", inert(tensors)))
          .flush();
    }
  }

  /** Inside a script element nothing but its end tag and a comment is markup. */
  private static String inert(String json) {
    return json.replace("<", "\\u003c");
  }

  /** What the page's policy allows to run: this script and no other. */
  private static String digest(String script) {
    byte[] hash = Sha256.begin().digest(script.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  private static String resource(String name) {
    try (Reader reader = reader(name)) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        text.append(buffer, 0, read);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader reader(String name) {
    InputStream in = HtmlPage.class.getResourceAsStream("html/" + name);
    if (in == null) {
      throw new IllegalStateException("The jar lacks the resource html/" + name);
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }
}

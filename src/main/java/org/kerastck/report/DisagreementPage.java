package org.kerastck.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.kerastck.disagreement.Disagreements;

/** {@code backends.html}: where Keras's backends differ, as one page without a script. */
public final class DisagreementPage {
  private static final String TEMPLATE = "backends.mustache";

  private DisagreementPage() {}

  /**
   * Writes the page.
   *
   * @param file to be made
   * @param packages of each environment, in words
   */
  public static void write(Path file, Disagreements found, Map<String, String> packages)
      throws IOException {
    try (InputStream in = DisagreementPage.class.getResourceAsStream("html/" + TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks the resource html/" + TEMPLATE);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
          Writer out = ReportFile.open(file)) {
        Mustache page = new DefaultMustacheFactory().compile(reader, TEMPLATE);
        page.execute(out, new DisagreementModel(found, packages).members()).flush();
      }
    }
  }
}

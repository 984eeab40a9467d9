package org.kerastck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.kerastck.fixture.FastJson;
import org.kerastck.report.ReportDifference.Change;

/** {@code diff.html}: what changed between two runs, as one page that works from disk. */
public final class DifferencePage {
  private static final JsonFactory JSON = FastJson.factory();
  private static final List<Change> CHANGES = List.of(Change.values());

  private final StringTable strings = new StringTable();
  private final JsonGenerator json;

  private DifferencePage(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the page.
   *
   * @param directory to be made where it is missing
   * @param differences by engine
   * @param versions of each engine, in both runs, in words
   */
  public static void write(
      Path directory, Map<String, ReportDifference> differences, Map<String, String> versions)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new DifferencePage(json).write(differences, versions);
    }
    Files.createDirectories(directory);
    try (Writer out = ReportFile.open(directory.resolve("diff.html"))) {
      HtmlPage.CHANGES.write(out, "Keras TCK: what changed", text.toString(), "{}");
    }
  }

  private void write(Map<String, ReportDifference> differences, Map<String, String> versions)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("changes");
    for (Change change : CHANGES) {
      json.writeString(name(change));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("engines");
    for (Map.Entry<String, ReportDifference> engine : differences.entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", engine.getKey());
      json.writeStringField("versions", versions.getOrDefault(engine.getKey(), ""));
      for (Change change : CHANGES) {
        json.writeNumberField(name(change), engine.getValue().count(change));
      }
      json.writeNumberField(
          "still", engine.getValue().stillFailing().values().stream().mapToInt(Set::size).sum());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    int engine = 0;
    for (ReportDifference difference : differences.values()) {
      for (Change change : CHANGES) {
        writeRows(engine, change, difference.causes(change));
      }
      writeRows(engine++, Change.UNCHANGED, difference.stillFailing());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("strings");
    for (String string : strings.texts()) {
      json.writeString(string);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRows(int engine, Change change, Map<String, SortedSet<String>> causes)
      throws IOException {
    for (Map.Entry<String, SortedSet<String>> cause : causes.entrySet()) {
      for (String id : cause.getValue()) {
        int[] row = {
          engine, CHANGES.indexOf(change), strings.number(id), strings.number(cause.getKey())
        };
        json.writeArray(row, 0, row.length);
      }
    }
  }

  private static String name(Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}

package org.kerastck.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kerastck.disagreement.DifferenceKind;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.disagreement.Group;
import org.kerastck.disagreement.Pair;

/** {@code backends.html}: where Keras's backends differ, as one page without a script. */
public final class DisagreementPage {
  private static final String TEMPLATE = "backends.mustache";

  private DisagreementPage() {}

  /**
   * Writes the page.
   *
   * @param directory to be made where it is missing
   * @param packages of each environment, in words
   */
  public static void write(Path directory, Disagreements found, Map<String, String> packages)
      throws IOException {
    Files.createDirectories(directory);
    try (InputStream in = DisagreementPage.class.getResourceAsStream("html/" + TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks the resource html/" + TEMPLATE);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
          Writer out = ReportFile.open(directory.resolve("backends.html"))) {
        Mustache page = new DefaultMustacheFactory().compile(reader, TEMPLATE);
        page.execute(out, model(found, packages)).flush();
      }
    }
  }

  private static Map<String, Object> model(Disagreements found, Map<String, String> packages) {
    List<String> voices = found.voices();
    List<Pair> differing = found.pairs().stream().filter(p -> p.differing() > 0).toList();
    return Map.of(
        "cases", number(found.cases()),
        "shared",
            found.computesWith().entrySet().stream()
                .filter(entry -> found.names().contains(entry.getKey()))
                .map(entry -> Map.of("one", entry.getKey(), "other", entry.getValue()))
                .toList(),
        "columns", voices,
        "rows", voices.stream().map(voice -> row(found, voice, packages)).toList(),
        "pairs", differing.stream().map(DisagreementPage::pair).toList());
  }

  private static Map<String, Object> row(
      Disagreements found, String voice, Map<String, String> packages) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String other : found.voices()) {
      Optional<Pair> pair = found.pair(voice, other);
      cells.add(
          Map.of(
              "number", pair.map(p -> number(p.differing())).orElse(""),
              "anchor",
                  pair.filter(p -> p.differing() > 0).map(List::of).orElse(List.of()).stream()
                      .map(DisagreementPage::anchor)
                      .toList()));
    }
    return Map.of("name", voice, "packages", packages.getOrDefault(voice, ""), "cells", cells);
  }

  private static Map<String, Object> pair(Pair pair) {
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (Map.Entry<DifferenceKind, Integer> kind : pair.byKind().entrySet()) {
      kinds.add(Map.of("kind", kind.getKey().words(), "cases", number(kind.getValue())));
    }
    return Map.of(
        "anchor", anchor(pair),
        "one", pair.one(),
        "other", pair.other(),
        "differing", number(pair.differing()),
        "compared", number(pair.compared()),
        "kinds", kinds,
        "groups", pair.groups().stream().map(DisagreementPage::group).toList());
  }

  private static Map<String, Object> group(Group group) {
    return Map.of(
        "kind", group.kind().words(),
        "cause", group.cause(),
        "cases", number(group.cases()),
        "rules", group.rules(),
        "smallest", group.smallest());
  }

  private static String anchor(Pair pair) {
    return pair.one() + "--" + pair.other();
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}

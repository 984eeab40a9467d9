package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Shard;
import org.kerastck.engine.wrong.KernelLayoutSwapped;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.run.SummaryTable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Baseline entries that no longer say what an engine does fail a run, so each of its files says
 * which they are: of a case that fails otherwise, of one that does not fail, and of no case.
 */
class StaleEntriesReportTest {
  private static final Baseline.Entry ENTRY = new Baseline.Entry("deviates", "shape", "why", "");
  private static final String NO_CASE = "a-gone-000";
  private static final int GONE = 120;

  @TempDir private Path directory;
  private EngineRun run = new EngineRun(new KernelLayoutSwapped(), Baseline.empty());

  @BeforeEach
  void write() throws IOException {
    Case fixed = SmallFixture.tripled();
    Case otherwise = SmallFixture.named("conv2d-same");
    Map<String, Baseline.Entry> entries = new TreeMap<>();
    entries.put(fixed.id(), ENTRY);
    entries.put(otherwise.id(), ENTRY);
    for (int i = 0; i < GONE; i++) {
      entries.put("a-gone-%03d".formatted(i), ENTRY);
    }
    run = new EngineRun(new KernelLayoutSwapped(), new Baseline(entries));
    RunHeader header = SmallReport.header(Map.of("KernelLayoutSwapped", "1"), Map.of());
    try (RunReport report = RunReport.begin(directory, header)) {
      report.write(run.run(fixed));
      report.write(run.run(otherwise));
      run.endOfCases(Shard.WHOLE);
      report.complete(List.of(run.summary()));
    }
  }

  @Test
  void inJUnitXmlEachIsATestThatFailsAndIsCounted() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("junit.xml").toFile());
    JUnitStructure.check(document.getDocumentElement());
    NodeList tests = document.getElementsByTagName("testcase");
    assertEquals(GONE + 2, tests.getLength());
    assertEquals(GONE + 2, document.getElementsByTagName("failure").getLength());
    assertEquals(
        Integer.toString(GONE + 2), document.getDocumentElement().getAttribute("failures"));
    Element gone = named(tests, NO_CASE);
    assertEquals("KernelLayoutSwapped.baseline", gone.getAttribute("classname"));
    Element failure = (Element) gone.getElementsByTagName("failure").item(0);
    assertEquals("stale_baseline", failure.getAttribute("type"));
    assertEquals("The baseline says: deviates (shape): why", failure.getAttribute("message"));
    assertEquals(
        "The baseline says: deviates (shape): why. Now: no case of this run."
            + " --update-baseline corrects it.",
        failure.getTextContent());
    String fixed = named(tests, "tripled").getTextContent();
    assertTrue(
        fixed.startsWith("The baseline says: deviates (shape): why. Now: conforms. "), fixed);
    assertTrue(
        fixed.endsWith(
            "\n\njava -jar target/keras-tck.jar run --engine KernelLayoutSwapped --case tripled"),
        fixed);
    String otherwise = named(tests, SmallFixture.named("conv2d-same").id()).getTextContent();
    assertTrue(otherwise.contains("\nThe baseline says: deviates (shape): why\n"), otherwise);
  }

  @Test
  void theSummaryNamesTheFirst() throws IOException {
    String text = Files.readString(directory.resolve("summary.md"));
    String row = "| <code>%s</code> | deviates (shape): why | no case of this run |\n";
    assertTrue(text.contains(row.formatted(NO_CASE)), text);
    assertEquals(25, text.split("no case of this run", -1).length - 1, text);
    assertTrue(text.contains("\nAnd 97 more stale entries; junit.xml has them.\n"), text);
    assertTrue(
        text.contains(
            "**Stale entries of the baseline;** <code>--update-baseline</code> corrects it.\n"),
        text);
  }

  @Test
  void theAnnotationNamesTheFirst() {
    List<String> lines = annotations(List.of(run.summary()));
    assertEquals(2, lines.size(), "a cause follows");
    assertEquals(
        "::error title=KernelLayoutSwapped's baseline is stale::"
            + "a-gone-000: the baseline says deviates (shape): why; now: no case of this run%0A"
            + "a-gone-001: the baseline says deviates (shape): why; now: no case of this run%0A"
            + "a-gone-002: the baseline says deviates (shape): why; now: no case of this run%0A"
            + "119 more; junit.xml has them.%0A"
            + "122 entries no longer say what the engine does;"
            + " --update-baseline corrects the baseline.",
        lines.get(0));
  }

  @Test
  void theTerminalNamesTheFirstIn80Columns() {
    StringWriter text = new StringWriter();
    new SummaryTable(new PrintWriter(text, true), Reproduction.COMMAND_LINE).print(run.summary());
    String end = text.toString().substring(text.toString().indexOf("  Stale entries of"));
    assertTrue(
        end.startsWith(
            """
              Stale entries of the baseline; --update-baseline corrects it:
                       stale  a-gone-000
                       says   deviates (shape): why
                       now    no case of this run
            """),
        end);
    assertTrue(end.contains("  and 117 more, in junit.xml\n"), end);
    end.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void thePageHasTheFirst() throws IOException {
    String page = Files.readString(directory.resolve("report.html"));
    assertTrue(
        page.contains(
            "\"stale\":122,\"staleEntries\":"
                + "[[\"a-gone-000\",\"deviates (shape): why\",\"no case of this run\"],"),
        "the entry's words");
    assertFalse(page.contains("a-gone-110"), "more than a reader reads");
  }

  private static Element named(NodeList tests, String id) {
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      if (test.getAttribute("name").equals(id)) {
        return test;
      }
    }
    throw new AssertionError("no test " + id);
  }

  private static List<String> annotations(List<EngineSummary> engines) {
    StringWriter text = new StringWriter();
    new GithubActions(Map.of("GITHUB_ACTIONS", "true"), Reproduction.COMMAND_LINE)
        .annotate(engines, new PrintWriter(text));
    return text.toString().lines().toList();
  }
}

package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.tool.Tool;
import org.openqa.selenium.Keys;

/** The page in a real browser; skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportBrowserTest {

  private Path directory = Path.of("");
  private Path report = directory;
  private Path hostile = directory;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    Tool.CHROMIUM.orSkip();
    report = directory.resolve("report");
    hostile = directory.resolve("hostile");
    SampleRun.write(
        report,
        List.of(
            Path.of("fixtures/conv2d/geometry.json"),
            Path.of("fixtures/conv2d/rounded.json"),
            Path.of("fixtures/conv2d/errors.json"),
            Path.of("fixtures/conv2d_transpose/geometry.json")),
        800);
    SampleRun.writeHostile(hostile);
    browser = Browser.start(directory.resolve("user"));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openWide() {
    browser.emulate(1600, 1000, "light");
    browser.open(report);
    browser.script("localStorage.removeItem('keras-tck-theme')");
    browser.open(report);
  }

  @Test
  void opensWithAVerdictForEachEngine() throws IOException {
    assertEquals(3, browser.count(".verdict"));
    assertTrue(browser.text(".verdict.good").contains("Conforms in every case"));
    assertTrue(browser.text(".verdict.bad").contains("cases fail: "));
    assertEquals(
        "http",
        String.valueOf(
            browser.script(
                "return performance.getEntriesByType('resource').map(r => r.name).filter(n => n.startsWith('http')).join() || 'http'")));
    browser.screenshot("wide-light");
    browser.assertNoErrors();
  }

  @Test
  void filtersTheList() {
    chooseLower();
    int all = shown();
    browser.script(
        "const s = document.querySelector('select[name=kind]'); s.value = 'value'; s.dispatchEvent(new Event('change'))");
    browser.waitFor("location.hash.includes('kind=value')");
    int values = shown();
    assertTrue(values > 0 && values < all, values + " of " + all);
    browser.find("input[name=search]").sendKeys("-s2x");
    assertTrue(shown() > 0 && shown() < values);
    browser.find("input[name=search]").sendKeys(" nothing has this");
    assertEquals(0, shown());
    browser.assertNoErrors();
  }

  @Test
  void followsACellOfTheMatrixToADeviation() throws IOException {
    chooseLower();
    int all = shown();
    browser.click(".heat button.some");
    browser.waitFor("location.hash.includes('cell=')");
    assertTrue(shown() > 0 && shown() < all);
    assertEquals(1, browser.count(".chip"));
    browser.click("#rows li:first-child a");
    browser.waitFor("!document.getElementById('deviation').hidden");
    String page = browser.text("#deviation");
    for (String part :
        List.of(
            "same padding puts the extra zero before instead of after",
            "What Keras does",
            "What lower does",
            "java -jar target/keras-tck.jar run --engine lower --case",
            "Neighbouring cells",
            "keras.layers.Conv2D(",
            "Nd4j.cnn().conv2d(",
            "Conv2D.builder()",
            ".kernelSize(",
            "Keras on tensorflow (keras ")) {
      assertTrue(page.contains(part), part + " in: " + page);
    }
    assertTrue(browser.count("td.differs") > 0);
    browser.screenshot("deviation-wide-light");
    browser.script("history.back()");
    browser.waitFor("document.getElementById('deviation').hidden");
    assertEquals(1, browser.count(".chip"));
    browser.assertNoErrors();
  }

  @Test
  void needsNoMouse() {
    chooseLower();
    browser.script("document.querySelector('.heat button.some').focus()");
    String first = focused("dataset.cell");
    browser.press(Keys.ARROW_RIGHT);
    assertNotEquals(first, focused("dataset.cell"));
    browser.press(Keys.ARROW_LEFT);
    assertEquals(first, focused("dataset.cell"));
    browser.press(Keys.ENTER);
    browser.waitFor("location.hash.includes('cell=')");
    assertEquals(first, focused("dataset.cell"));
    browser.script("document.querySelector('#rows a[tabindex=\"0\"]').focus()");
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertEquals("2", focused("dataset.index"));
    browser.press(Keys.END);
    assertEquals(String.valueOf(shown() - 1), focused("dataset.index"));
    browser.press(Keys.ENTER);
    browser.waitFor("!document.getElementById('deviation').hidden");
    assertEquals("deviation-title", focused("id"));
    browser.press(Keys.ESCAPE);
    browser.waitFor("document.getElementById('deviation').hidden");
    browser.assertNoErrors();
  }

  @Test
  void followsTheSystemIntoTheDarkAndBack() throws IOException {
    String light = background();
    browser.emulate(1600, 1000, "dark");
    browser.waitFor("document.documentElement.dataset.theme === 'dark'");
    assertNotEquals(light, background());
    browser.screenshot("wide-dark");
    browser.click("#theme");
    assertEquals(light, background());
    browser.open(report);
    assertEquals(light, background(), "the choice is remembered");
    browser.assertNoErrors();
  }

  @Test
  void fitsANarrowScreen() throws IOException {
    browser.emulate(360, 740, "light");
    chooseLower();
    assertFitsWidth();
    browser.screenshot("narrow-light");
    for (String part : List.of("matrix", "causes", "deviations")) {
      browser.script("document.getElementById('%s').scrollIntoView()".formatted(part));
      browser.screenshot("narrow-light-" + part);
    }
    browser.click("#rows li:first-child a");
    browser.waitFor("!document.getElementById('deviation').hidden");
    assertFitsWidth();
    browser.emulate(360, 740, "dark");
    browser.screenshot("deviation-narrow-dark");
    browser.assertNoErrors();
  }

  @Test
  void thePageOfTheBackendsFitsANarrowScreen() throws IOException {
    try (Stream<Case> cases =
        FixtureSet.at(List.of(Path.of("fixtures/conv2d/defects.json"))).stream()) {
      DisagreementPage.write(
          report.resolve("backends.html"), Disagreements.of(cases, Map.of()), Map.of());
    }
    browser.open(report, "backends.html");
    browser.emulate(360, 740, "light");
    assertFitsWidth();
    browser.screenshot("backends-narrow-light");
    browser.assertNoErrors();
  }

  @Test
  void namesStaleEntriesOfTheBaselineWhereThereAreAny() throws IOException {
    assertEquals(0, browser.count("#stale:not([hidden])"));
    browser.emulate(360, 740, "light");
    browser.open(hostile);
    String stale = browser.text("#stale:not([hidden])");
    assertTrue(stale.contains("crashed: </script>"), stale);
    assertTrue(stale.contains("no case of this run"), stale);
    assertFalse(
        (Boolean)
            browser.script(
                "const s = document.getElementById('stale'); return s.scrollWidth > innerWidth"),
        "nothing of it reaches beyond the screen");
    browser.script("document.getElementById('stale').scrollIntoView()");
    browser.screenshot("narrow-light-stale");
    browser.assertNoErrors();
  }

  @Test
  void hostileTextStaysText() {
    browser.open(hostile);
    assertEquals(1, browser.count(".verdict"));
    browser.waitFor("document.querySelectorAll('#rows a').length > 0");
    int rows = browser.count("#rows a");
    for (int i = 0; i < rows; i++) {
      browser.script("document.querySelectorAll('#rows a')[%d].click()".formatted(i));
      browser.waitFor("!document.getElementById('deviation').hidden");
      assertTrue(browser.text("#deviation").contains("</script><script>window.hostile=1"));
      browser.script("location.hash = ''");
      browser.waitFor("document.getElementById('deviation').hidden");
    }
    assertEquals("undefined", browser.script("return typeof window.hostile"));
    assertEquals(0, browser.count("img"));
    browser.assertNoErrors();
  }

  @Test
  void tenThousandCasesOfFiveEnginesOpenAtOnce() throws IOException {
    Path large = directory.resolve("large");
    LargeReport.write(large, 10_000, 5);
    long bytes = Files.size(large.resolve("report.html"));
    assertTrue(bytes <= 15_000_000, bytes + " bytes");
    browser.open(large);
    browser.waitFor("document.querySelectorAll('#rows a').length > 0");
    assertEquals("", browser.text("#left"), "no case is left out");
    Number loaded =
        (Number)
            browser.script(
                "return Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)");
    System.out.printf(
        "report.html of 50,000 deviations: %,d bytes, open in %s ms%n", bytes, loaded);
    assertTrue(browser.count("#rows li") < 60, "rows are drawn on demand");
    printFrames();
    browser.script("document.getElementById('list').scrollTop = 1e6");
    browser.waitFor("Number(document.querySelector('#rows a').dataset.index) > 100");
    browser.assertNoErrors();
  }

  /** Scrolls the list for two seconds, and prints how long frames took; a number, not a verdict. */
  private void printFrames() {
    Object frames =
        browser.awaited(
            """
            const done = arguments[0], list = document.getElementById('list'), took = [];
            let last = performance.now();
            const start = last;
            (function frame(now) {
              took.push(now - last);
              last = now;
              list.scrollTop += 137;
              if (now - start < 2000) requestAnimationFrame(frame);
              else {
                took.sort((a, b) => a - b);
                done([took.length, took[took.length >> 1], took[Math.floor(took.length * .95)], took.at(-1)].map(x => x.toFixed(1)).join(' '));
              }
            })(last);
            """);
    System.out.println(
        "Scrolling 10,000 rows: frames, median, 95th percentile, longest ms: " + frames);
  }

  @Test
  void showsWhatChangedBetweenTwoRuns() throws IOException {
    Path changes = directory.resolve("changes");
    ResultsFile before = ResultsFile.read(hostile);
    ResultsFile after = ResultsFile.read(report);
    Map<String, ReportDifference> differences = new TreeMap<>();
    for (String engine : List.of("java", "lower", "refusing", SampleRun.HOSTILE)) {
      differences.put(engine, ReportDifference.between(before, after, engine));
    }
    DifferencePage.write(changes, differences, Map.of("lower", SampleRun.HOSTILE));
    browser.open(changes, "diff.html");
    assertEquals(4, browser.count(".verdict"));
    int all = shown();
    browser.click(".verdict[data-engine=lower]");
    browser.waitFor("location.hash.includes('engine=lower')");
    assertTrue(shown() > 0 && shown() < all, shown() + " of " + all);
    browser.click(".cause button");
    browser.waitFor("location.hash.includes('cause=')");
    assertTrue(browser.text("#rows").contains("new"));
    browser.screenshot("diff-wide-light");
    browser.emulate(360, 740, "dark");
    assertFitsWidth();
    browser.screenshot("diff-narrow-dark");
    assertEquals("undefined", browser.script("return typeof window.hostile"));
    browser.assertNoErrors();
  }

  private void chooseLower() {
    browser.click(".verdict[data-engine=lower]");
    browser.waitFor("location.hash.includes('engine=lower')");
  }

  private int shown() {
    return Integer.parseInt(browser.text("#count").replaceAll("[^0-9]", ""));
  }

  private String background() {
    return (String) browser.script("return getComputedStyle(document.body).backgroundColor");
  }

  private String focused(String property) {
    return String.valueOf(browser.script("return document.activeElement." + property));
  }

  private void assertFitsWidth() {
    assertFalse(
        (Boolean) browser.script("return document.documentElement.scrollWidth > innerWidth"),
        "nothing reaches beyond the screen");
  }
}

package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineRun;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.TestEngine;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.kerastck.tool.Tool;

/** Verdicts, tensors and other engines, in a real browser; skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingCaseBrowserTest {
  private static final String CONTESTED = "relu-contested";
  private static final String OTHER = "an-engine-with-a-long-name";
  private static final String PATH = "src/include/" + "a_directory/".repeat(20);

  private Path report = Path.of("");
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    Tool.CHROMIUM.orSkip();
    report = directory.resolve("report");
    write(report);
    browser = Browser.start(directory.resolve("user"));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void theVerdictsOfACardAddUpToItsCases() {
    browser.emulate(1600, 1000, "light");
    browser.open(report);
    String card = browser.text(".verdict[data-engine=e]");
    assertTrue(card.contains("3\ncases fail: 3 new\n"), card);
    assertTrue(card.contains("of 4 cases: 1 conform, 2 deviate, 1 crashed."), card);
  }

  @Test
  void elementsOnWhichBackendsDisagreeAreMarkedAndExplained() throws IOException {
    browser.emulate(400, 900, "dark");
    openCase(CONTESTED);
    String page = browser.text("#deviation");
    assertTrue(page.contains("◇ marks elements on which Keras's own backends disagree"), page);
    assertTrue(page.contains("Any of these will do for such an element."), page);
    assertEquals(List.of("(0): 1", "(0): 9"), titles("td.differs"));
    assertEquals(List.of("(1): 2; jax: 5", "(1): 5; jax: 5"), titles("td.contested"));
    browser.screenshot("contested-narrow-dark");
    openCase("wrong");
    assertFalse(browser.text("#deviation").contains("◇"));
    browser.assertNoErrors();
  }

  @ParameterizedTest
  @ValueSource(ints = {1600, 800, 400, 360})
  void noWordOfTheOtherEnginesIsBroken(int width) throws IOException {
    browser.emulate(width, 900, "light");
    openCase("crashing");
    Object broken =
        browser.script(
            """
            const broken = [];
            const texts = document.createTreeWalker(document.querySelector(".plain"), NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
                const range = document.createRange();
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                if (word[0].length <= 20 && range.getClientRects().length > 1) broken.push(word[0]);
              }
            }
            return broken.join();
            """);
    assertEquals("", broken);
    assertEquals(true, browser.script("return document.documentElement.scrollWidth <= innerWidth"));
    browser.script("document.querySelector('.plain').scrollIntoView()");
    browser.screenshot("other-engines-" + width);
  }

  private void openCase(String id) {
    browser.open(report);
    browser.script("location.hash = 'engine=e&case=%s'".formatted(id));
    browser.waitFor(
        "document.getElementById('deviation-title')?.textContent === '%s'".formatted(id));
  }

  /** What the cells say that are chosen so. */
  private List<String> titles(String selector) {
    String all = "return [...document.querySelectorAll('%s')].map(cell => cell.title).join('|')";
    return List.of(((String) browser.script(all.formatted(selector))).split("\\|"));
  }

  /** Two engines on four cases. */
  private static void write(Path report) throws IOException {
    Outcome right = new Outcome.Output(SmallFixture.row(3, 6));
    Outcome lacks = new Outcome.Unsupported("It has no such thing. In: " + PATH);
    List<EngineRun> runs =
        List.of(
            run(OTHER, Map.of(CONTESTED, lacks, "right", right, "wrong", right, "crashing", lacks)),
            run(
                "e",
                Map.of(
                    CONTESTED,
                    new Outcome.Output(Map.of("output", Tensor.of(Shape.of(4), 9, 5, 0, 3))),
                    "right",
                    right,
                    "wrong",
                    new Outcome.Output(SmallFixture.row(3, 7)),
                    "crashing",
                    new Outcome.Crash("it died"))));
    Map<String, String> versions = new LinkedHashMap<>();
    runs.forEach(run -> versions.put(run.engine().name(), "1"));
    try (RunReport files = RunReport.begin(report, SmallReport.header(versions, Map.of()))) {
      for (Case golden :
          List.of(contested(), tripled("right"), tripled("wrong"), tripled("crashing"))) {
        for (EngineRun run : runs) {
          files.write(run.run(golden));
        }
      }
      files.complete(runs.stream().map(EngineRun::summary).toList());
    }
  }

  private static EngineRun run(String name, Map<String, Outcome> answers) {
    return new EngineRun(new Prepared(name, answers), Baseline.empty());
  }

  private static Case tripled(String id) {
    return new Case(
        "small",
        List.of(),
        SmallFixture.call(id),
        Comparison.EXACT,
        new Golden.Output(SmallFixture.row(3, 6)),
        "tensorflow",
        Map.of());
  }

  /** Of the second element one backend has another opinion. */
  private static Case contested() {
    return new Case(
        "activations",
        List.of(),
        new ActivationCall(CONTESTED, "relu", Map.of(), Tensor.of(Shape.of(4), 1, 2, -1, 3)),
        Comparison.ROUNDED,
        new Golden.Output(Tensor.of(Shape.of(4), 1, 2, 0, 3)),
        "tensorflow",
        Map.of(
            "jax",
            new BackendOutcome(
                new Golden.Output(Tensor.of(Shape.of(4), 1, 5, 0, 3)), Optional.empty())));
  }

  /** Gives each case its outcome. */
  private static final class Prepared extends TestEngine {
    private final String name;
    private final Map<String, Outcome> answers;

    Prepared(String name, Map<String, Outcome> answers) {
      this.name = name;
      this.answers = answers;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Outcome run(LayerCall call) {
      return answer(call);
    }

    @Override
    public Outcome answer(Call call) {
      return Objects.requireNonNull(answers.get(call.id()), call.id());
    }
  }
}

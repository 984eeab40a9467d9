package org.kerastck.disagreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.Manifest;

/** What the committed fixtures say of Keras's backends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommittedDisagreementsTest {
  private static final Path FIXTURES = Path.of("fixtures");

  private final Map<String, Integer> departures = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> defects = new TreeSet<>();
  private final List<String> withoutTopic = new ArrayList<>();
  private Disagreements found = Disagreements.of(Stream.of(), Map.of());

  @BeforeAll
  void readFixtures() {
    try (Stream<Case> cases = FixtureSet.at(List.of(FIXTURES)).stream()) {
      found = Disagreements.of(cases.peek(this::count), Manifest.of(FIXTURES).computesWith());
    }
  }

  private void count(Case golden) {
    ids.add(golden.id());
    Map<String, Golden> given = new HashMap<>();
    golden.backends().values().forEach(outcome -> outcome.defect().ifPresent(defects::add));
    golden.versions().values().forEach(outcome -> outcome.defect().ifPresent(defects::add));
    golden.backends().forEach((name, outcome) -> given.put(name, outcome.golden()));
    golden.versions().forEach((name, outcome) -> given.put(name, outcome.golden()));
    given.forEach(
        (name, outcome) -> {
          boolean isRefusal = outcome instanceof Golden.Raised || outcome instanceof Golden.Abort;
          if (isRefusal
              && golden.expected() instanceof Golden.Output
              && RefusalTopic.of(outcome).isEmpty()) {
            withoutTopic.add(name + ", " + golden.id() + ": " + outcome);
          }
          if (!(outcome instanceof Golden.Agrees)) {
            departures.merge(name, 1, Integer::sum);
          }
        });
  }

  @Test
  void everyOutcomeThatIsNotTheGoldenOneIsInAGroup() {
    Map<String, Integer> grouped = new HashMap<>();
    fromGolden()
        .forEach(
            pair -> grouped.put(pair.other(), pair.groups().stream().mapToInt(Group::cases).sum()));
    assertEquals(departures, grouped);
  }

  @Test
  void nothingIsWithoutACause() {
    List<String> unexplained = new ArrayList<>();
    for (Pair pair : found.pairs()) {
      pair.groups().stream()
          .filter(group -> !group.isExplained())
          .forEach(group -> unexplained.add(pair.one() + ", " + pair.other() + ": " + group));
    }
    assertEquals(List.of(), unexplained);
  }

  @Test
  void onlyTheOldCropOfTorchGivesOtherGeometries() {
    for (Pair pair : fromGolden()) {
      for (Group group : pair.groups()) {
        if (group.cause().matches("[A-Z]+(_[A-Z]+)+: .*")) {
          assertEquals("keras-torch-before-22876", pair.other(), group.cause());
          assertTrue(group.cause().startsWith("TRANSPOSED_TORCH_CROP"), group.cause());
          assertTrue(group.rules().contains("transposed-same-crop"), group.cause());
        }
      }
    }
  }

  @Test
  void everySmallestCaseIsACase() {
    for (Pair pair : found.pairs()) {
      pair.groups().forEach(group -> assertTrue(ids.contains(group.smallest()), group.smallest()));
    }
  }

  @Test
  void aGradientThatIsWrongIsNoMatterOfTheValue() {
    Pair pair = found.pair(Disagreements.GOLDEN, "tensorflow").orElseThrow();
    List<Group> tied =
        pair.groups().stream().filter(group -> group.cause().equals("TiedGradient")).toList();
    assertEquals(1, tied.size());
    assertEquals(DifferenceKind.GRADIENT, tied.get(0).kind());
    assertEquals(6, tied.get(0).cases());
  }

  @Test
  void theGoldenSeluIsTheOneThatLosesDigits() {
    for (String name : List.of("jax", "torch")) {
      Pair pair = found.pair(Disagreements.GOLDEN, name).orElseThrow();
      assertTrue(
          pair.groups().stream()
              .anyMatch(
                  group ->
                      group.smallest().equals("selu-grid")
                          && group.cause().contains("the golden value has lost digits")),
          name);
    }
  }

  @Test
  void uninitialisedMemoryOnBothSidesIsNoAgreement() {
    Pair pair = found.pair("tensorflow", "tf-keras").orElseThrow();
    assertEquals(Map.of(DifferenceKind.BOTH_UNSTABLE, 43), pair.uncounted());
  }

  @Test
  void theReadmeAndTheFindingsHaveTheseNumbers() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String findings = Files.readString(Path.of("docs/findings.md"));
    assertTrue(findings.contains(number(found.cases()) + " cases"), "cases");
    for (Pair pair : fromGolden()) {
      StringBuilder row = new StringBuilder("|");
      Stream.concat(
              Stream.of(pair.compared(), pair.differing()),
              Arrays.stream(DifferenceKind.values())
                  .filter(DifferenceKind::isDifference)
                  .map(kind -> pair.byKind().getOrDefault(kind, 0)))
          .forEach(count -> row.append(' ').append(number(count)).append(" |"));
      assertTrue(readme.contains(row), () -> pair.other() + " in README.md: " + row);
      assertTrue(findings.contains(number(pair.compared())), () -> pair.other() + " in findings");
    }
  }

  private static String number(int count) {
    return count == 0 ? "–" : String.format(Locale.ROOT, "%,d", count);
  }

  @Test
  void everyDefectIsKnown() {
    Set<String> known = new TreeSet<>();
    Arrays.stream(KnownDefect.values()).map(KnownDefect::fixtureName).forEach(known::add);
    assertEquals(known, defects);
  }

  @Test
  void everyRefusalOfWhatKerasComputesHasATopic() {
    assertEquals(List.of(), withoutTopic);
  }

  @Test
  void aRuleIsBrokenInTheCasesThatItIsAbout() {
    for (Pair pair : fromGolden()) {
      for (Group group : pair.groups()) {
        for (BrokenRule broken : group.broken()) {
          assertTrue(broken.cases() <= group.cases(), group::cause);
          boolean isCalled = broken.id().startsWith("transposed-valid");
          assertTrue(!isCalled || broken.smallest().id().contains("-valid-"), broken::toString);
          isCalled = broken.id().startsWith("transposed-same");
          assertTrue(!isCalled || broken.smallest().id().contains("-same-"), broken::toString);
        }
      }
    }
  }

  @Test
  void everyOutputOfAnotherSizeDepartsFromTheRuleOfTheSize() {
    for (Pair pair : fromGolden()) {
      for (Group group : pair.groups()) {
        if (group.kind() == DifferenceKind.SHAPE) {
          int sized =
              group.broken().stream()
                  .filter(broken -> broken.id().matches(".*-(output-size|output-padding)"))
                  .mapToInt(BrokenRule::cases)
                  .sum();
          assertEquals(group.cases(), sized, pair.other() + ": " + group.cause());
        }
      }
    }
  }

  @Test
  void whoDepartsFromARuleIsSaid() {
    Map<String, List<String>> remarks = RuleRemarks.of(found);
    assertRemark(remarks, "transposed-same-output-size", "keras-torch-before-22876", "TORCH_CROP");
    assertRemark(remarks, "conv-same-output-size", "tensorflow", "OneDnnEmptyOutput");
    assertRemark(remarks, "conv-valid-output-size", "tf-keras", "OneDnnEmptyOutput");
    assertRemark(remarks, "output-padding-below-strides", "keras-oldest", "AbortedError");
    assertRemark(remarks, "valid-needs-a-whole-kernel", "keras-oldest", "Incompatible shapes");
    assertRemark(remarks, "valid-needs-a-whole-kernel", "tf-keras", "as many biases");
    assertRemark(remarks, "transposed-same-crop", "keras-torch-before-22876", "TORCH_CROP");
    assertRemark(remarks, "data-format-permutes-axes", "tensorflow", "ChannelsFirstBias");
    assertRemark(remarks, "axes-are-independent", "openvino", "OneDnnSingleInputChannel");
    assertRemark(remarks, "transposed-same-output-padding", "tensorflow", "AbortedError");
    assertRemark(remarks, "transposed-same-output-padding", "keras-oldest", "output_padding");
    assertRemark(remarks, "transposed-valid-output-padding", "keras-oldest", "output_padding");
  }

  private static void assertRemark(
      Map<String, List<String>> remarks, String rule, String who, String cause) {
    assertTrue(
        remarks.getOrDefault(rule, List.of()).stream()
            .anyMatch(line -> line.startsWith("**" + who + " departs") && line.contains(cause)),
        () -> rule + ": " + remarks.get(rule));
  }

  private List<Pair> fromGolden() {
    return found.pairs().stream().filter(p -> p.one().equals(Disagreements.GOLDEN)).toList();
  }
}

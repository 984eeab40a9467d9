package org.kerastck.disagreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private Disagreements found = Disagreements.of(Stream.of(), Map.of());

  @BeforeAll
  void readFixtures() {
    try (Stream<Case> cases = FixtureSet.at(List.of(FIXTURES)).stream()) {
      found = Disagreements.of(cases.peek(this::count), Manifest.computesWith(FIXTURES));
    }
  }

  private void count(Case golden) {
    ids.add(golden.id());
    Map<String, Golden> given = new HashMap<>();
    golden.backends().forEach((name, outcome) -> given.put(name, outcome.golden()));
    golden.versions().forEach((name, outcome) -> given.put(name, outcome.golden()));
    given.forEach(
        (name, outcome) -> {
          if (!(outcome instanceof Golden.Agrees)) {
            departures.merge(name, 1, Integer::sum);
          }
        });
  }

  @Test
  void everyOutcomeThatIsNotTheGoldenOneIsInAGroup() {
    Map<String, Integer> grouped = new HashMap<>();
    fromGolden().forEach(pair -> grouped.put(pair.other(), pair.differing()));
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
          assertEquals(List.of("transposed-same-crop"), group.rules());
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
  void whoDepartsFromARuleIsSaid() {
    Map<String, List<String>> remarks = RuleRemarks.of(found);
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

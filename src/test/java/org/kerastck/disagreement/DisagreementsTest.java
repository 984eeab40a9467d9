package org.kerastck.disagreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Hand-made cases, whose disagreements can be counted. */
class DisagreementsTest {
  private static final Golden RIGHT = new Golden.Output(SmallFixture.row(3, 6));
  private static final Golden AGREES = new Golden.Agrees();
  private static final Golden OTHER = new Golden.Output(SmallFixture.row(3, 7));
  private static final Golden OTHER_FIRST =
      new Golden.Output(Tensor.of(Shape.of(1, 1, 1, 2), 3, 7));
  private static final Golden WIDER = new Golden.Output(SmallFixture.row(3, 6, 0));
  private static final Golden REFUSED =
      new Golden.Raised("ValueError", "call", "No place for 3 of [1, 2]");
  private static final Golden REFUSED_AGAIN =
      new Golden.Raised("ValueError", "call", "No place for 4 of [5, 6]");
  private static final Golden REFUSED_ELSEWHERE = new Golden.Raised("TypeError", "init", "No.");
  private static final Golden DIED = new Golden.Abort("SIGABRT", "Check failed: 1");

  @Test
  void countsEveryKindForEveryPair() {
    Disagreements found =
        of(
            List.of(
                Map.of("a", AGREES, "b", AGREES),
                Map.of("a", AGREES, "b", OTHER),
                Map.of("a", OTHER, "b", OTHER),
                Map.of("a", OTHER, "b", WIDER),
                Map.of("a", REFUSED, "b", AGREES),
                Map.of("a", REFUSED, "b", REFUSED_ELSEWHERE),
                Map.of("a", REFUSED, "b", REFUSED_AGAIN),
                Map.of("a", DIED, "b", DIED),
                Map.of("a", new Golden.Timeout(60), "b", AGREES),
                Map.of("a", new Golden.Unstable(), "b", AGREES),
                Map.of("a", new Golden.Unstable(), "b", new Golden.Unstable()),
                Map.of("b", OTHER)));
    Pair pair = found.pair("a", "b").orElseThrow();
    assertEquals(11, pair.compared());
    assertEquals(6, pair.differing());
    assertEquals(
        Map.of(
            DifferenceKind.VALUE, 1,
            DifferenceKind.SHAPE, 1,
            DifferenceKind.REFUSAL, 1,
            DifferenceKind.OTHER_REFUSAL, 1,
            DifferenceKind.DEATH, 1,
            DifferenceKind.UNSTABLE, 1,
            DifferenceKind.BOTH_UNSTABLE, 1),
        pair.byKind());
    assertEquals(Map.of(DifferenceKind.BOTH_UNSTABLE, 1), pair.uncounted());
    assertEquals(12, found.pair(Disagreements.GOLDEN, "b").orElseThrow().compared());
    assertEquals(8, found.pair(Disagreements.GOLDEN, "b").orElseThrow().differing());
  }

  @Test
  void groupsRefusalsWhateverTheyReceived() {
    Disagreements found = of(List.of(Map.of("a", REFUSED), Map.of("a", REFUSED_AGAIN)));
    Group group = onlyGroup(found, "a");
    assertEquals(2, group.cases());
    assertEquals("ValueError at call: No place for N of …", group.cause());
    assertTrue(group.isExplained());
  }

  @Test
  void aDefectIsACauseThatNamesItsRule() {
    Case golden =
        channelsFirst(new BackendOutcome(OTHER_FIRST, Optional.of("ChannelsFirstBiasAlongWidth")));
    Group group = onlyGroup(Disagreements.of(Stream.of(golden), Map.of()), "a");
    assertEquals("ChannelsFirstBiasAlongWidth", group.cause());
    assertEquals(List.of("data-format-permutes-axes"), group.rules());
  }

  @Test
  void anOutputOfAnotherSizeBreaksTheRuleOfTheSizeHoweverFewThereAre() {
    Group group = onlyGroup(of(List.of(Map.of("a", WIDER))), "a");
    assertEquals(List.of("conv-valid-output-size"), group.rules());
  }

  @Test
  void eachRuleOfAGroupHasItsOwnCasesAndItsOwnSmallest() {
    Golden refused = new Golden.Raised("RuntimeError", "call", "Only NCHW: it only supports NHWC");
    BackendOutcome given = new BackendOutcome(refused, Optional.empty());
    Stream<Case> cases = Stream.of(golden(Map.of("a", given)), channelsFirst(given));
    Group group = onlyGroup(Disagreements.of(cases, Map.of()), "a");
    assertEquals(2, group.cases());
    assertEquals("tripled", group.smallest());
    assertEquals(1, group.broken().size());
    BrokenRule broken = group.broken().get(0);
    assertEquals("data-format-permutes-axes", broken.id());
    assertEquals(1, broken.cases());
    assertEquals("tripled-first", broken.smallest().id());
  }

  @Test
  void numbersThatNothingExplainsAreCountedAsSuch() {
    Disagreements found = of(List.of(Map.of("a", OTHER)));
    assertFalse(onlyGroup(found, "a").isExplained());
    assertEquals(1, found.pair(Disagreements.GOLDEN, "a").orElseThrow().unexplained());
  }

  @Test
  void aDifferenceThatRoundingExplainsIsNotCounted() {
    Case golden =
        SmallFixture.tripled(
            Comparison.ROUNDED,
            RIGHT,
            given(Map.of("a", new Golden.Output(SmallFixture.row(3, Math.nextUp(6f))))));
    Pair pair =
        Disagreements.of(Stream.of(golden), Map.of()).pair(Disagreements.GOLDEN, "a").orElseThrow();
    assertEquals(0, pair.differing());
    assertEquals(Map.of(DifferenceKind.WITHIN_BOUND, 1), pair.uncounted());
  }

  @Test
  void oneThatComputesWithAnotherIsNoVoice() {
    Case golden = golden(given(Map.of("a", AGREES, "b", OTHER, "c", OTHER)));
    Disagreements found = Disagreements.of(Stream.of(golden), Map.of("b", "a"));
    assertEquals(List.of(Disagreements.GOLDEN, "a", "c"), sorted(found.voices()));
    assertEquals(1, found.pair("a", "b").orElseThrow().differing());
    assertEquals(1, found.pair("a", "c").orElseThrow().differing());
    assertEquals(Optional.empty(), found.pair("b", "c"));
    assertEquals(1, found.pair(Disagreements.GOLDEN, "b").orElseThrow().differing());
  }

  private static List<String> sorted(List<String> voices) {
    assertEquals(Disagreements.GOLDEN, voices.get(0));
    return Stream.concat(voices.stream().limit(1), voices.stream().skip(1).sorted()).toList();
  }

  private static Group onlyGroup(Disagreements found, String name) {
    List<Group> groups = found.pair(Disagreements.GOLDEN, name).orElseThrow().groups();
    assertEquals(1, groups.size());
    return groups.get(0);
  }

  private static Disagreements of(List<Map<String, Golden>> outcomes) {
    return Disagreements.of(outcomes.stream().map(all -> golden(given(all))), Map.of());
  }

  private static Map<String, BackendOutcome> given(Map<String, Golden> outcomes) {
    Map<String, BackendOutcome> given = new TreeMap<>();
    outcomes.forEach(
        (name, outcome) -> given.put(name, new BackendOutcome(outcome, Optional.empty())));
    return given;
  }

  private static Case channelsFirst(BackendOutcome given) {
    LayerCall call = SmallFixture.call("tripled");
    Map<String, Object> config = new HashMap<>(call.layer().config());
    config.put("data_format", "channels_first");
    LayerConfiguration layer = new LayerConfiguration("Conv2D", config, Optional.empty());
    return new Case(
        "small",
        List.of(),
        new LayerCall(
            "tripled-first", layer, Tensor.of(Shape.of(1, 1, 1, 2), 1, 2), call.weights()),
        Comparison.EXACT,
        new Golden.Output(Tensor.of(Shape.of(1, 1, 1, 2), 3, 6)),
        "tensorflow",
        Map.of("a", given));
  }

  private static Case golden(Map<String, BackendOutcome> backends) {
    return SmallFixture.tripled(Comparison.EXACT, RIGHT, backends);
  }
}

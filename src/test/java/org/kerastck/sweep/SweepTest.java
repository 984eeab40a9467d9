package org.kerastck.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.explain.Descriptor;
import org.kerastck.explain.DescriptorException;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
  private static final int MANY = 2000;

  private final List<Case> many = draw(Optional.empty(), 1, MANY);

  @Test
  void aSeedDrawsTheSameCasesAndALongerSweepGoesOnWhereAShorterEnds() {
    List<String> longer = ids(draw(Optional.empty(), 7, 200));
    assertEquals(longer.subList(0, 50), ids(draw(Optional.empty(), 7, 50)));
    assertFalse(longer.equals(ids(draw(Optional.empty(), 8, 200))));
    assertEquals(200, new HashSet<>(longer).size());
  }

  /** As {@code run --case} does, which a failure is shown by. */
  @Test
  void anIdMakesItsCaseAgain() {
    for (Case drawn : many.subList(0, 300)) {
      Case again = Descriptor.read(drawn.id()).made().orElseThrow();
      assertEquals(drawn.id(), again.id());
      assertEquals(drawn.expected().getClass(), again.expected().getClass());
      if (drawn.expected() instanceof Golden.Output output) {
        assertArrayEquals(
            output.tensor().data(), ((Golden.Output) again.expected()).tensor().data(), drawn.id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "same",
        "valid",
        "-k1x1",
        "-k3x2",
        "-s2x3",
        "-d2x2",
        "-op0x0",
        "-op1x0",
        "-g2",
        "-g4",
        "first",
        "last",
        "-bias",
        "nobias",
        "gradients",
        "conv2d-",
        "conv2d_transpose",
        "-relu",
        "softmax",
        "glu",
        "hard_sigmoid",
        "-n1x",
        "-b3",
        "c1f1",
        "-b8",
        "hard_tanh-gradients",
        "nobias-nonfinite"
      })
  void everyPartIsDrawn(String part) {
    assertTrue(many.stream().anyMatch(drawn -> drawn.id().contains(part)));
  }

  @Test
  void whatKerasRefusesIsDrawnToo() {
    List<Case> refused =
        many.stream().filter(drawn -> drawn.expected() instanceof Golden.Raised).toList();
    assertTrue(
        refused.size() > MANY / 100 && refused.size() < MANY / 5, refused.size() + " of all");
    for (String rule :
        List.of(
            "dilation_rate",
            "output_padding",
            "negative",
            "halves",
            "input channels must be evenly",
            "filters must be evenly")) {
      assertTrue(
          refused.stream().map(SweepTest::message).anyMatch(message -> message.contains(rule)),
          rule);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv2d-same",
        "conv2d_transpose-k3x2-first",
        "conv2d-n9x8-s2x2-nobias",
        "conv2d-b2c4f6-g2",
        "conv2d_transpose-op1x0",
        "conv2d-gelu-d2x1",
        "conv2d_transpose-valid-gradients",
        "conv2d-n0x3",
        "conv2d-b0c2f3",
        "conv2d_transpose-b0c0f3",
        "conv2d-g300-k1x1-n2x2",
        "conv2d_transpose-nonfinite"
      })
  void whatALineSaysIsInEveryCase(String line) {
    List<Case> drawnCases = draw(Optional.of(line), 3, 100);
    assertFalse(drawnCases.isEmpty());
    for (Case drawn : drawnCases) {
      List<String> parts = List.of(drawn.id().split("-"));
      assertTrue(parts.containsAll(List.of(line.split("-"))), drawn.id());
    }
  }

  @Test
  void aLineThatLeavesLittleOpenLeavesFewCases() {
    Optional<String> line = Optional.of("conv2d-n4-k2-s1-b1c1f1-last-nobias-relu");
    Set<String> ids = new HashSet<>(ids(draw(line, 1, MANY)));
    Pattern shape =
        Pattern.compile(
            "conv2d-(same|valid)-n4x4-k2x2-s1x1(-d[1-4]x[1-4])?-b1c1f1-last-nobias-relu"
                + "(-gradients)?");
    assertEquals(List.of(), ids.stream().filter(id -> !shape.matcher(id).matches()).toList());
    assertTrue(ids.size() > 4 && ids.size() <= 64, ids.toString());
  }

  /** What Keras refuses of it says nothing of what is asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv2d-gelu-gradients",
        "conv2d-relu-nonfinite",
        "conv2d_transpose-softmax-nonfinite",
        "conv2d-n0-nonfinite",
        "conv2d_transpose-n0-gradients",
        "conv2d-b0-nonfinite",
        "conv2d-s2-d2-gradients",
        "conv2d-g2-c3-nonfinite"
      })
  void ofALineThatNothingIsKnownOfThereIsNoCase(String line) {
    assertEquals(List.of(), draw(Optional.of(line), 1, 1));
  }

  @Test
  void whatIsAskedIsAnswered() {
    for (Case drawn : many) {
      boolean isAsked = drawn.id().endsWith("gradients") || drawn.id().endsWith("nonfinite");
      assertFalse(isAsked && drawn.expected() instanceof Golden.Raised, drawn.id());
    }
  }

  /** Kernels work by blocks of 4 to 16 channels, and on what is left. */
  @Test
  void manyChannelsAreDrawnToo() {
    Pattern counts = Pattern.compile(".*-b\\d+c(\\d+)f(\\d+)-.*");
    long wide =
        many.stream()
            .map(drawn -> counts.matcher(drawn.id()))
            .filter(Matcher::matches)
            .filter(count -> Integer.parseInt(count.group(2)) > 16)
            .count();
    assertTrue(wide > MANY / 50, wide + " of " + MANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv2d-k0",
        "conv2d_transpose-s0",
        "conv2d-n10000-c10000",
        "conv2d_transpose-k10000",
        "conv2d-b0c0f0",
        "conv2d-c0f2",
        "conv2d-b2000c0f1",
        "conv2d-d2000"
      })
  void numbersThatNothingCanBeDrawnAroundAreRefused(String line) {
    assertThrows(DescriptorException.class, () -> new Sweep(Optional.of(line), 1));
  }

  @Test
  void theNumberThatIsRefusedIsNamed() {
    assertEquals(
        "A sweep takes numbers from 1 to 1024. Received: f0 in b0c0f0",
        assertThrows(DescriptorException.class, () -> new Sweep(Optional.of("conv2d-b0c0f0-n4"), 1))
            .getMessage());
  }

  @Test
  void whatTakesTooLongIsRefused() {
    Sweep sweep = new Sweep(Optional.of("conv2d-n1000-k500-s1-b10c10f10"), 1);
    assertThrows(DescriptorException.class, () -> sweep.stream().findFirst());
  }

  @Test
  void aLineThatCannotBeReadIsRefused() {
    assertThrows(DescriptorException.class, () -> new Sweep(Optional.of("conv2d-k"), 1));
  }

  @Test
  void digestsTellSweepsApart() {
    String digest = Sweep.digest(Optional.empty(), 1, 10, "");
    assertEquals(64, digest.length());
    assertEquals(digest, Sweep.digest(Optional.empty(), 1, 10, ""));
    assertFalse(digest.equals(Sweep.digest(Optional.empty(), 1, 10, "keras-jax 3.15.1")));
    assertFalse(digest.equals(Sweep.digest(Optional.of("conv2d"), 1, 10, "")));
  }

  private static String message(Case drawn) {
    return ((Golden.Raised) drawn.expected()).message();
  }

  private static List<String> ids(List<Case> cases) {
    return cases.stream().map(Case::id).toList();
  }

  /** As many as there are, of at most so many. */
  private static List<Case> draw(Optional<String> line, long seed, int most) {
    return new Sweep(line, seed).stream().limit(most).toList();
  }
}

package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerCall;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Where failures lie, in the fewest conditions. */
class RegionSearchTest {

  @Test
  void oneConjunction() {
    assertEquals(
        List.of("Conv2D, same, K < s on an axis"),
        regions(
            made ->
                made.spec().padding() == Padding.SAME
                    && made.spec().width().kernelSize() < made.spec().width().strides()));
  }

  @Test
  void twoConjunctions() {
    assertEquals(
        List.of("Conv2D, same, s > 2 on an axis", "Conv2D, valid, k = 1 on the width"),
        regions(
            made ->
                made.spec().padding() == Padding.VALID
                    ? made.spec().width().kernelSize() == 1
                    : made.spec().width().strides() > 2));
  }

  /** Conditions that hold of hardly anything but failures do not stand before those of many. */
  @Test
  void theLargestConjunctionsFirst() {
    List<SmallCase> cases = new ArrayList<>(cases());
    List<String> rare = List.of("elu", "relu", "sigmoid", "tanh");
    rare.forEach(name -> cases.add(withActivation(cases().get(0), name)));
    List<String> regions =
        regions(
            cases,
            made ->
                rare.contains(made.spec().activation())
                    || (made.spec().padding() == Padding.VALID
                        ? made.spec().width().kernelSize() == 4
                        : made.spec().width().strides() > 2));

    assertEquals(
        List.of("Conv2D, same, s > 2 on an axis", "Conv2D, valid, K even and k > 2 on an axis"),
        regions.subList(0, 2));
  }

  /** No condition is about this: the best that can be said says how good it is. */
  @Test
  void theBestWithCounts() {
    List<String> regions =
        regions(made -> made.width() == 7 ? made.spec().width().strides() != 2 : made.width() == 5);

    String last = regions.get(regions.size() - 1);
    assertTrue(
        last.matches(".* \\((together )?\\d+ of 40 failing configurations, and \\d+ conforming\\)"),
        regions.toString());
  }

  /** Sizes are the definition's: a negative one is no empty output, and a stride makes more. */
  @Test
  void anOutputWithoutElements() {
    assertEquals(
        List.of("Conv2D, an output without elements, with a bias"),
        regionsOfEmptyOutputs(axis -> Math.floorDiv(axis.inputSize() - axis.kernel(), axis.s())));
  }

  /** As an engine has it that divides as C does. */
  @Test
  void anOutputWithoutElementsByAnotherDivision() {
    assertEquals(
        List.of(
            "Conv2D, an output without elements where (n - K) / s is cut towards 0, with a bias"),
        regionsOfEmptyOutputs(axis -> (axis.inputSize() - axis.kernel()) / axis.s()));
  }

  /** Two cases of one configuration are told apart by what their inputs are. */
  @Test
  void anInputOfAnotherDtype() {
    RegionSearch search = new RegionSearch();
    for (SmallCase made : cases()) {
      Case golden = made.golden().orElseThrow();
      search.addConforming(golden);
      search.addFailing("cause", ofFloat64(golden));
    }

    assertEquals(List.of("Conv2D, an input of another dtype than float32"), search.of("cause"));
  }

  /**
   * Few inputs of another rank do not hide where the others lie; where they are most, nothing is.
   */
  @Test
  void whatNoConditionIsAboutIsCounted() {
    RegionSearch search = new RegionSearch();
    for (SmallCase made : cases()) {
      Case golden = made.golden().orElseThrow();
      if (made.spec().padding() == Padding.SAME) {
        search.addFailing("cause", golden);
      } else {
        search.addConforming(golden);
      }
    }
    Case ofRank3 =
        withInput(
            cases().get(0).golden().orElseThrow(), Tensor.of(Shape.of(1, 1, 1), new float[1]));
    search.addFailing("cause", ofRank3);
    search.addFailing("another", ofRank3);
    assertEquals(
        List.of("Conv2D, same", "besides, a case that no condition is about"), search.of("cause"));
    search.addFailing("cause", ofRank3);
    assertEquals("besides, 2 cases that no condition is about", search.of("cause").get(1));
    assertEquals(List.of(), search.of("another"));
  }

  private static Case ofFloat64(Case golden) {
    Tensor input = golden.call().layerCall().orElseThrow().input();
    return withInput(golden, Tensor.of(input.shape(), DType.FLOAT64, input.data()));
  }

  private static Case withInput(Case golden, Tensor input) {
    LayerCall call = golden.call().layerCall().orElseThrow();
    return new Case(
        golden.suite(),
        golden.flags(),
        new LayerCall(call.id(), call.layer(), input, call.weights()),
        golden.comparison(),
        golden.expected(),
        golden.reference(),
        golden.backends());
  }

  /** What Keras refuses and the engine does, too, is no reason for more conditions. */
  @Test
  void whereKerasComputes() {
    RegionSearch search = new RegionSearch();
    for (SmallCase made : cases()) {
      Case golden = made.golden().orElseThrow();
      if (made.spec().padding() == Padding.SAME && made.spec().width().strides() > 1) {
        search.addFailing("cause", golden);
        search.addConforming(dilated(made).golden().orElseThrow());
      } else {
        search.addConforming(golden);
      }
    }
    assertEquals(
        List.of("Conv2D where Keras computes, same, s > 1 on an axis"), search.of("cause"));
  }

  private static SmallCase dilated(SmallCase made) {
    AxisParameters width = made.spec().width();
    return new SmallCase(
        made.spec()
            .withAxes(
                made.spec().height(), AxisParameters.of(width.kernelSize(), width.strides(), 2)),
        made.batch(),
        made.height(),
        made.width(),
        made.channels(),
        made.question());
  }

  @Test
  void whereGroupsDoNotDivide() {
    RegionSearch search = new RegionSearch();
    for (int filters = 1; filters <= 12; filters++) {
      for (int channels = 1; channels <= 12; channels++) {
        String line = "conv2d-k2-g3-c%df%d".formatted(channels, filters);
        Case golden = Descriptor.read(line).made().orElseThrow();
        if (channels % 3 > 0 || filters % 3 > 0) {
          search.addFailing("cause", golden);
        } else {
          search.addConforming(golden);
        }
      }
    }
    assertEquals(
        List.of("Conv2D, groups that do not divide channels or filters"), search.of("cause"));
  }

  /** Of two that conform something is always true that is not true of a hundred others. */
  @Test
  void nothingIsToldByChance() {
    RegionSearch search = new RegionSearch();
    List<SmallCase> cases = cases();
    for (int i = 0; i < cases.size(); i++) {
      Case golden = cases.get(i).golden().orElseThrow();
      if (i == 41 || i == 70) {
        search.addConforming(golden);
      } else {
        search.addFailing("cause", golden);
      }
    }
    assertEquals(
        List.of("Conv2D (94 of 94 failing configurations, and 2 conforming)"), search.of("cause"));
  }

  private record Valid(int inputSize, int kernel, int s) {}

  private static List<String> regionsOfEmptyOutputs(ToIntFunction<Valid> quotient) {
    RegionSearch search = new RegionSearch();
    for (SmallCase made : small()) {
      AxisParameters axis = made.spec().width();
      boolean isEmpty =
          made.spec().padding() == Padding.VALID
              && quotient.applyAsInt(new Valid(made.width(), axis.kernelSize(), axis.strides()))
                  == -1;
      made.golden()
          .ifPresent(
              golden -> {
                if (isEmpty && made.spec().useBias()) {
                  search.addFailing("cause", golden);
                } else {
                  search.addConforming(golden);
                }
              });
    }
    return search.of("cause");
  }

  /** Two cases of one configuration, of which one fails: nothing tells them apart. */
  @Test
  void whatCannotBeToldApartIsCounted() {
    RegionSearch search = new RegionSearch();
    SmallCase made = cases().get(0);
    search.addConforming(made.golden().orElseThrow());
    search.addFailing("cause", made.golden().orElseThrow());

    assertEquals(List.of(), search.of("no such cause"));
    assertEquals(
        List.of("Conv2D (1 of 1 failing configurations, and 1 conforming)"), search.of("cause"));
  }

  private static List<String> regions(Predicate<SmallCase> fails) {
    return regions(cases(), fails);
  }

  private static List<String> regions(List<SmallCase> cases, Predicate<SmallCase> fails) {
    RegionSearch search = new RegionSearch();
    for (SmallCase made : cases) {
      if (fails.test(made)) {
        search.addFailing("cause", made.golden().orElseThrow());
      } else {
        search.addConforming(made.golden().orElseThrow());
      }
    }
    return search.of("cause");
  }

  private static SmallCase withActivation(SmallCase made, String name) {
    return new SmallCase(
        made.spec().withActivation(name),
        made.batch(),
        made.height(),
        made.width(),
        made.channels(),
        made.question());
  }

  /** Kernels of 1 to 4, strides of 1 to 3, both paddings, inputs of 4 to 7, on the width. */
  private static List<SmallCase> cases() {
    return cases(4, false);
  }

  /** The same with inputs of 1 to 4, without and with a bias. */
  private static List<SmallCase> small() {
    return Stream.of(false, true).flatMap(useBias -> cases(1, useBias).stream()).toList();
  }

  private static List<SmallCase> cases(int least, boolean useBias) {
    return IntStream.range(0, 96)
        .mapToObj(
            i ->
                new SmallCase(
                    new ConvolutionSpec(
                        LayerKind.CONV2D,
                        1,
                        AxisParameters.of(1, 1, 1),
                        AxisParameters.of(1 + i % 4, 1 + i / 4 % 3, 1),
                        i / 12 % 2 == 0 ? Padding.VALID : Padding.SAME,
                        DataFormat.CHANNELS_LAST,
                        1,
                        "linear",
                        useBias),
                    1,
                    1,
                    least + i / 24,
                    1,
                    Question.OUTPUT))
        .toList();
  }
}

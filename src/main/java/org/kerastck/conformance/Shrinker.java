package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineException;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Case;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;

/**
 * Makes a failing case smaller as long as the engine still fails on it for the same reason: a
 * configuration part by part, an activation's input down to one element or vector.
 */
final class Shrinker {
  private final Repetition repetition;
  private final Case golden;

  private Shrinker(Repetition repetition, Case golden) {
    this.repetition = repetition;
    this.golden = golden;
  }

  static Shrinker of(ConvolutionEngine engine, Result failure, RuleCounts known) {
    return new Shrinker(new Repetition(engine, failure, known), failure.golden());
  }

  /** The id of the smallest case; empty where none can be made, or it does not fail. */
  Optional<String> smallest() {
    if (!repetition.isPossible()) {
      return Optional.empty();
    }
    return golden.call() instanceof ActivationCall call
        ? smallestExcerpt(call)
        : smallestConfiguration();
  }

  private Optional<String> smallestConfiguration() {
    Optional<SmallCase> smallest = Optional.empty();
    try {
      Optional<SmallCase> next =
          SmallCase.of(golden)
              .filter(made -> made.golden().filter(repetition::failsAtFirst).isPresent());
      while (next.isPresent()) {
        smallest = next;
        next = smaller(next.get());
      }
    } catch (EngineException e) {
      // It starts no more: what was found so far is still true.
    }
    return smallest.map(SmallCase::id);
  }

  /** Short numbers first. */
  private Optional<String> smallestExcerpt(ActivationCall call) {
    int count = CaseExcerpt.count(golden);
    if (count < 2) {
      return Optional.empty();
    }
    int length = call.input().data().length / count;
    Comparator<Integer> byLength =
        Comparator.comparingInt(
            index -> String.valueOf(call.input().data()[index * length]).length());
    Comparator<Integer> bySize =
        Comparator.comparingDouble(index -> Math.abs(call.input().data()[index * length]));
    try {
      return IntStream.range(0, count)
          .boxed()
          .sorted(byLength.thenComparing(bySize))
          .map(index -> CaseExcerpt.of(golden, index))
          .filter(repetition::fails)
          .findFirst()
          .map(Case::id);
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  private Optional<SmallCase> smaller(SmallCase from) {
    for (SmallCase candidate : candidates(from)) {
      if (candidate.size() < from.size()
          && !candidate.isEmptierThan(from)
          && candidate.golden().filter(repetition::fails).isPresent()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Large steps first: an axis to nothing, a part to its least, then one less. */
  private static List<SmallCase> candidates(SmallCase from) {
    List<SmallCase> all = new ArrayList<>();
    ConvolutionSpec spec = from.spec();
    OptionalInt p =
        spec.height().outputPadding().isPresent() ? OptionalInt.of(0) : OptionalInt.empty();
    AxisParameters trivial = new AxisParameters(1, 1, 1, p);
    all.add(resized(from, spec.withAxes(trivial, spec.width()), 1, from.width()));
    all.add(resized(from, spec.withAxes(spec.height(), trivial), from.height(), 1));
    all.add(with(from, spec, 1, from.channels()));
    all.add(with(from, channels(spec, 1, 1), from.batch(), 1));
    all.add(with(from, channels(spec, 1, 1), from.batch(), from.channels()));
    all.add(with(from, spec, from.batch(), 1));
    all.add(with(from, plain(spec, false, spec.activation()), from.batch(), from.channels()));
    all.add(with(from, plain(spec, spec.useBias(), "linear"), from.batch(), from.channels()));
    all.add(with(from, channelsLast(spec), from.batch(), from.channels()));
    all.add(from.question() == Question.NON_FINITE ? from.asking(Question.OUTPUT) : from);
    all.add(resized(from, spec, 1, from.width()));
    all.add(resized(from, spec, from.height(), 1));
    all.add(resized(from, spec, spec.height().effectiveKernelSize(), from.width()));
    all.add(resized(from, spec, from.height(), spec.width().effectiveKernelSize()));
    for (AxisParameters less : lesser(spec.height())) {
      all.add(resized(from, spec.withAxes(less, spec.width()), from.height(), from.width()));
    }
    for (AxisParameters less : lesser(spec.width())) {
      all.add(resized(from, spec.withAxes(spec.height(), less), from.height(), from.width()));
    }
    all.add(resized(from, spec, from.height() - 1, from.width()));
    all.add(resized(from, spec, from.height(), from.width() - 1));
    all.add(with(from, channels(spec, spec.groups(), spec.filters() - spec.groups()), from));
    all.add(with(from, spec, from.batch(), from.channels() - spec.groups()));
    return all;
  }

  private static List<AxisParameters> lesser(AxisParameters axis) {
    int k = axis.kernelSize();
    int s = axis.strides();
    int d = axis.dilationRate();
    OptionalInt p = axis.outputPadding();
    return List.of(
        new AxisParameters(1, s, d, p),
        new AxisParameters(k, 1, d, p),
        new AxisParameters(k, s, 1, p),
        new AxisParameters(k - 1, s, d, p),
        new AxisParameters(k, s - 1, d, p),
        new AxisParameters(k, s, d - 1, p),
        p.isPresent() && p.getAsInt() > 0
            ? new AxisParameters(k, s, d, OptionalInt.of(p.getAsInt() - 1))
            : axis);
  }

  private static SmallCase with(SmallCase from, ConvolutionSpec spec, SmallCase same) {
    return with(from, spec, same.batch(), same.channels());
  }

  private static SmallCase with(SmallCase from, ConvolutionSpec spec, int batch, int channels) {
    return new SmallCase(spec, batch, from.height(), from.width(), channels, from.question());
  }

  private static SmallCase resized(SmallCase from, ConvolutionSpec spec, int height, int width) {
    return new SmallCase(spec, from.batch(), height, width, from.channels(), from.question());
  }

  private static ConvolutionSpec channels(ConvolutionSpec spec, int groups, int filters) {
    return copy(spec, filters, groups, spec.dataFormat(), spec.activation(), spec.useBias());
  }

  private static ConvolutionSpec plain(ConvolutionSpec spec, boolean useBias, String activation) {
    return copy(spec, spec.filters(), spec.groups(), spec.dataFormat(), activation, useBias);
  }

  private static ConvolutionSpec channelsLast(ConvolutionSpec spec) {
    return copy(
        spec,
        spec.filters(),
        spec.groups(),
        DataFormat.CHANNELS_LAST,
        spec.activation(),
        spec.useBias());
  }

  private static ConvolutionSpec copy(
      ConvolutionSpec spec,
      int filters,
      int groups,
      DataFormat format,
      String activation,
      boolean useBias) {
    return new ConvolutionSpec(
        spec.kind(),
        filters,
        spec.height(),
        spec.width(),
        spec.padding(),
        format,
        groups,
        activation,
        useBias);
  }
}

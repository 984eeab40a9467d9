package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;

/**
 * Makes a failing configuration smaller, part by part, as long as the engine still fails on it for
 * the same reason.
 */
final class Shrinker {
  private static final int MOST_RUNS = 200;

  private final ConvolutionEngine engine;
  private final Result failure;
  private final SearchBudget budget = new SearchBudget(5_000_000);
  private int runs;

  private Shrinker(ConvolutionEngine engine, Result failure) {
    this.engine = engine;
    this.failure = failure;
  }

  static Shrinker of(ConvolutionEngine engine, Result failure) {
    return new Shrinker(engine, failure);
  }

  /** The id of the smallest configuration; empty where there is no output to hold against. */
  Optional<String> smallest() {
    boolean isOutput =
        failure.verdict() instanceof Verdict.Deviates deviates
            && (deviates.difference().isPresent()
                || deviates.kind() == DeviationKind.REJECTED_VALID);
    Optional<SmallCase> start = isOutput ? SmallCase.of(failure.golden()) : Optional.empty();
    if (start.isEmpty() || !stillFails(start.get())) {
      return Optional.empty();
    }
    SmallCase smallest = start.get();
    Optional<SmallCase> next = smaller(smallest);
    while (next.isPresent()) {
      smallest = next.get();
      next = smaller(smallest);
    }
    return Optional.of(smallest.id());
  }

  private Optional<SmallCase> smaller(SmallCase from) {
    for (SmallCase candidate : candidates(from)) {
      if (candidate.size() < from.size() && runs < MOST_RUNS && stillFails(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private boolean stillFails(SmallCase candidate) {
    Optional<Case> made = candidate.golden();
    if (made.isEmpty()) {
      return false;
    }
    runs++;
    Answer answer = Answer.of(engine, made.get());
    Verdict verdict = Judge.judge(made.get(), answer.outcome());
    if (!(verdict instanceof Verdict.Deviates)) {
      return false;
    }
    Finding finding = Finding.of(made.get(), verdict, answer, budget);
    Result result =
        new Result(
            made.get(),
            failure.engine(),
            verdict,
            finding.rule(),
            finding.diagnosis(),
            Optional.empty(),
            answer.outcome(),
            answer.elapsed());
    return Baseline.kindOf(verdict).equals(Baseline.kindOf(failure.verdict()))
        && result.reason().equals(failure.reason());
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
    all.add(resized(from, spec, 1, from.width()));
    all.add(resized(from, spec, from.height(), 1));
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
    return new SmallCase(spec, batch, from.height(), from.width(), channels);
  }

  private static SmallCase resized(SmallCase from, ConvolutionSpec spec, int height, int width) {
    return new SmallCase(spec, from.batch(), height, width, from.channels());
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

package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineException;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;

/**
 * Makes a failing configuration smaller, part by part, as long as the engine still fails on it for
 * the same reason.
 */
final class Shrinker {
  private static final int MOST_RUNS = 200;

  /** An engine that dies has to be started again, which takes about a second. */
  private static final int MOST_DEATHS = 12;

  private final ConvolutionEngine engine;
  private final Result failure;
  private final SearchBudget budget = new SearchBudget(5_000_000);
  private String reason;
  private int runs;
  private int deaths;

  private Shrinker(ConvolutionEngine engine, Result failure) {
    this.engine = engine;
    this.failure = failure;
    this.reason = failure.reason();
  }

  static Shrinker of(ConvolutionEngine engine, Result failure) {
    return new Shrinker(engine, failure);
  }

  /** The id of the smallest configuration; empty where none can be made, or it does not fail. */
  Optional<String> smallest() {
    Optional<SmallCase> start = isRepeatable() ? SmallCase.of(failure.golden()) : Optional.empty();
    Optional<SmallCase> smallest = Optional.empty();
    try {
      if (start.isPresent() && failsAtFirst(start.get())) {
        smallest = start;
        Optional<SmallCase> next = smaller(start.get());
        while (next.isPresent()) {
          smallest = next;
          next = smaller(next.get());
        }
      }
    } catch (EngineException e) {
      // It starts no more: what was found so far is still true.
    }
    return smallest.map(SmallCase::id);
  }

  /** Another error than Keras's depends on words; a time-out takes its time. */
  private boolean isRepeatable() {
    return failure.verdict() instanceof Verdict.Crashed
        || (failure.verdict() instanceof Verdict.Deviates deviates
            && deviates.kind() != DeviationKind.WRONG_ERROR);
  }

  /** Keras and the layers say in other words why they refuse; what counts is that both do. */
  private boolean failsAtFirst(SmallCase start) {
    Optional<Result> result = start.golden().map(this::ask);
    if (result.isPresent()
        && failure.golden().expected() instanceof Golden.Raised raised
        && result.get().golden().expected() instanceof Golden.Raised refused
        && raised.type().equals(refused.type())
        && raised.stage().equals(refused.stage())) {
      reason = result.get().reason();
    }
    return result.filter(this::isSameFailure).isPresent();
  }

  private Optional<SmallCase> smaller(SmallCase from) {
    for (SmallCase candidate : candidates(from)) {
      if (candidate.size() < from.size()
          && !candidate.isEmptierThan(from)
          && runs < MOST_RUNS
          && deaths < MOST_DEATHS
          && candidate.golden().map(this::ask).filter(this::isSameFailure).isPresent()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private Result ask(Case made) {
    runs++;
    Result result =
        Result.of(made, failure.engine(), Answer.of(engine, made), budget, Optional.empty());
    Verdict verdict = result.verdict();
    deaths += verdict instanceof Verdict.Crashed || verdict instanceof Verdict.TimedOut ? 1 : 0;
    return result;
  }

  private boolean isSameFailure(Result result) {
    Verdict verdict = result.verdict();
    // What Keras computes is not shown by what it refuses, nor the reverse.
    boolean isRefused = result.golden().expected() instanceof Golden.Raised;
    return isRefused == (failure.golden().expected() instanceof Golden.Raised)
        && verdict.reportName().equals(failure.verdict().reportName())
        && Baseline.kindOf(verdict).equals(Baseline.kindOf(failure.verdict()))
        && result.reason().equals(reason);
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
    return new SmallCase(spec, batch, from.height(), from.width(), channels, from.ofGradients());
  }

  private static SmallCase resized(SmallCase from, ConvolutionSpec spec, int height, int width) {
    return new SmallCase(spec, from.batch(), height, width, from.channels(), from.ofGradients());
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

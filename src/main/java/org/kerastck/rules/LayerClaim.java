package org.kerastck.rules;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.ConfigurationCall;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.tensor.DataFormat;

/**
 * What widely copied tutorials say of a whole layer, and the exact condition under which it is so.
 */
enum LayerClaim {
  STRIDES_EXCLUDE_DILATION(
      "Both layers",
      "strides other than 1 and a dilation rate other than 1 exclude each other",
      LayerClaim::isRefusedForStridesAndDilation,
      "always, also across axes",
      golden -> true),
  CHANNELS_LAST_IS_THE_DEFAULT(
      "Both layers",
      "channels_last is the default data format",
      LayerClaim::isChannelsLastByDefault,
      "`image_data_format` in keras.json is channels_last, as where there is no such file",
      golden ->
          !(golden.call() instanceof ConfigurationCall call)
              || call.imageDataFormat().equals(DataFormat.CHANNELS_LAST.kerasName()));

  private final String scope;
  private final String words;

  // Every function keeps no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Case, Optional<Boolean>> claim;

  private final String condition;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Case, Boolean> holds;

  LayerClaim(
      String scope,
      String words,
      Function<Case, Optional<Boolean>> claim,
      String condition,
      Function<Case, Boolean> holds) {
    this.scope = scope;
    this.words = words;
    this.claim = claim;
    this.condition = condition;
    this.holds = holds;
  }

  private static Optional<Boolean> isRefusedForStridesAndDilation(Case golden) {
    return CaseFacts.ofLayer(golden)
        .filter(facts -> facts.onSomeAxis(axis -> axis.s() > 1))
        .filter(facts -> facts.onSomeAxis(axis -> axis.d() > 1))
        .map(facts -> golden.expected() instanceof Golden.Raised);
  }

  /** Of a layer that is told no data format, in no spelling of any version of Keras. */
  private static Optional<Boolean> isChannelsLastByDefault(Case golden) {
    boolean isTold =
        golden
            .call()
            .configuration()
            .map(layer -> layer.config().keySet())
            .map(names -> names.contains("data_format") || names.contains("dim_ordering"))
            .orElse(true);
    if (isTold) {
      return Optional.empty();
    }
    if (golden.call() instanceof LayerCall && golden.expected() instanceof Golden.Output output) {
      return CaseFacts.of(golden).map(facts -> facts.hasSizeOf(output.tensor().shape()));
    }
    return golden.expected() instanceof Golden.Configuration expected
            && expected.object().get("config") instanceof Map<?, ?> config
        ? Optional.of(DataFormat.CHANNELS_LAST.kerasName().equals(config.get("data_format")))
        : Optional.empty();
  }

  /** Which layers it is about. */
  String scope() {
    return scope;
  }

  /** What is claimed. */
  String words() {
    return words;
  }

  /** Where it is true, in words. */
  String condition() {
    return condition;
  }

  /** Whether Keras does in this case what is claimed; empty where the claim is not about it. */
  Optional<Boolean> isTrueOf(Case golden) {
    return claim.apply(golden);
  }

  /** Whether the stated condition says so. */
  boolean isSaidToHold(Case golden) {
    return holds.apply(golden);
  }
}

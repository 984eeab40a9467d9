package org.kerastck.conformance;

import java.time.Duration;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;

/**
 * What an engine made of a case.
 *
 * @param outcome what came
 * @param elapsed how long the engine took
 */
public record Answer(Outcome outcome, Duration elapsed) {

  /** What is worth keeping: of an output that conforms to a digest, the digest. */
  Answer kept(Case golden, Verdict verdict) {
    return golden.expected() instanceof Golden.Digest digest && verdict instanceof Verdict.Conforms
        ? new Answer(new Outcome.Digest(digest.shape(), digest.sha256()), elapsed)
        : this;
  }
}

package org.kerastck.conformance;

import java.util.List;
import java.util.Map;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;

/** Cases whose golden numbers are this project's layers', for questions that no fixture asks. */
final class MadeGolden {
  private MadeGolden() {}

  static Case of(Call call) {
    Outcome.Output right = (Outcome.Output) new JavaEngine().answer(call);
    return new Case(
        "made",
        List.of(),
        call,
        Comparison.ROUNDED,
        new Golden.Output(right.tensors()),
        "definition",
        Map.of());
  }
}

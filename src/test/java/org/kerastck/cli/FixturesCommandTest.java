package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.SmallFixture;
import picocli.CommandLine;

class FixturesCommandTest {
  @Test
  void listsRulesInTheirOrderBehindTheOtherFlags() {
    assertEquals(
        """
        suite                                 cases  contested  with defect
        small                                     6          0            0
        all                                       6          0            0

        flag                                  cases
        KernelLargerThanInput                     2
        OddCrop                                   1

        flag that is a rule's id              cases
        effective-kernel-size                     1
        conv-same-output-size                     2
        same-pads-by-input-size                   2
        same-pads-the-odd-one-after               2
        transposed-same-output-size               2
        transposed-same-crop                      2
        transposed-scatters                       2
        correlates                                2
        axes-are-independent                      4
        data-format-permutes-axes                 2
        """,
        fixtures("--fixtures", SmallFixture.FILE.toString()));
  }

  private static String fixtures(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new FixturesCommand()).setOut(new PrintWriter(out));
    assertEquals(0, command.execute(arguments));
    return out.toString();
  }
}

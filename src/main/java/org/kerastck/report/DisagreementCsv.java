package org.kerastck.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kerastck.disagreement.Group;
import org.kerastck.disagreement.Pair;

/** Where Keras's backends differ, as a row for each pair and cause. */
public final class DisagreementCsv {
  private static final String[] COLUMNS = {
    "one", "other", "compared", "kind", "cause", "cases", "rules", "smallest case"
  };

  private DisagreementCsv() {}

  /** Writes the rows under a head. */
  public static void write(Appendable out, List<Pair> pairs) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get();
    CSVPrinter csv = new CSVPrinter(out, format);
    for (Pair pair : pairs) {
      for (Group group : pair.groups()) {
        csv.printRecord(row(pair, group).map(CsvCell::of).toList());
      }
    }
  }

  private static Stream<Object> row(Pair pair, Group group) {
    return Stream.of(
        pair.one(),
        pair.other(),
        pair.compared(),
        group.kind().words(),
        group.cause(),
        group.cases(),
        String.join(" ", group.rules()),
        group.smallest());
  }
}

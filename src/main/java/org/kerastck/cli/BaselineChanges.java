package org.kerastck.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kerastck.conformance.Baseline;

/** What an update did to a baseline: entries added, changed and removed, by their words. */
final class BaselineChanges {
  private final Baseline after;
  private final Map<String, Map<String, List<String>>> changes = new TreeMap<>();
  private int unchanged;

  BaselineChanges(Baseline before, Baseline after) {
    this.after = after;
    after.entries().forEach((id, entry) -> compare(id, before.entry(id), Optional.of(entry)));
    before.entries().forEach((id, entry) -> removed(id, entry));
  }

  /** Prints counts, and for each reason how many entries and one of them. */
  void print(Path file, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Baseline %s: %,d entries; %,d added, %,d changed, %,d removed, %,d unchanged.%n",
        file,
        after.entries().size(),
        count("added"),
        count("changed"),
        count("removed"),
        unchanged);
    changes.forEach(
        (change, reasons) ->
            reasons.forEach(
                (reason, ids) -> {
                  out.printf(Locale.ROOT, "  %-7s %,6d  %s%n", change, ids.size(), reason);
                  out.printf("                  such as %s%n", ids.get(0));
                }));
  }

  private void compare(String id, Optional<Baseline.Entry> old, Optional<Baseline.Entry> now) {
    if (old.equals(now)) {
      unchanged++;
    } else if (old.isEmpty()) {
      put("added", words(now.orElseThrow()), id);
    } else {
      put("changed", words(old.get()) + " -> " + words(now.orElseThrow()), id);
    }
  }

  private void removed(String id, Baseline.Entry old) {
    if (after.entry(id).isEmpty()) {
      put("removed", words(old), id);
    }
  }

  private int count(String change) {
    return changes.getOrDefault(change, Map.of()).values().stream().mapToInt(List::size).sum();
  }

  private void put(String change, String words, String id) {
    changes
        .computeIfAbsent(change, key -> new TreeMap<>())
        .computeIfAbsent(words, key -> new ArrayList<>())
        .add(id);
  }

  private static String words(Baseline.Entry entry) {
    String name = entry.kind().isEmpty() ? entry.verdict() : entry.kind();
    return entry.reason().isEmpty() ? name : name + ": " + entry.reason();
  }
}

package org.kerastck.report;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changed between two reports, for one engine, by cause. */
public final class ReportDifference {

  /** What became of a case. */
  public enum Change {
    /** It fails, and did not before or was not run. */
    NEW,
    /** It failed, and does not any more. */
    FIXED,
    /** Another verdict, kind or cause; it fails in both, or in neither. */
    CHANGED,
    /** It does not fail, and was not run before. */
    ADDED,
    /** It was run before, and now is not. */
    MISSING,
    /** The same verdict for the same cause. */
    UNCHANGED
  }

  private final Map<Change, Map<String, SortedSet<String>>> changes = new TreeMap<>();
  private final Map<String, SortedSet<String>> still = new TreeMap<>();
  private int added;
  private int unchanged;

  private ReportDifference() {}

  /** The difference for one engine. */
  public static ReportDifference between(ResultsFile before, ResultsFile after, String engine) {
    ReportDifference difference = new ReportDifference();
    Map<String, ReportedVerdict> olds = before.verdicts(engine);
    Map<String, ReportedVerdict> news = after.verdicts(engine);
    Set<String> cases = new TreeSet<>(olds.keySet());
    cases.addAll(news.keySet());
    for (String id : cases) {
      difference.add(id, olds.get(id), news.get(id));
    }
    return difference;
  }

  /** The cases of a change, sorted, by their cause in words, sorted; none where none fails. */
  public Map<String, SortedSet<String>> causes(Change change) {
    return changes.getOrDefault(change, Map.of());
  }

  /** The cases that fail as before, sorted, by the words for their cause, sorted. */
  public Map<String, SortedSet<String>> stillFailing() {
    return still;
  }

  /** The number of cases of a change. */
  public int count(Change change) {
    return switch (change) {
      case ADDED -> added;
      case UNCHANGED -> unchanged;
      default -> causes(change).values().stream().mapToInt(Set::size).sum();
    };
  }

  private void add(String id, @Nullable ReportedVerdict old, @Nullable ReportedVerdict now) {
    if (now == null) {
      put(Change.MISSING, old == null ? "" : old.cause(), id);
    } else if (now.isFailure() && (old == null || !old.isFailure())) {
      put(Change.NEW, now.cause(), id);
    } else if (old == null) {
      added++;
    } else if (old.equals(now)) {
      unchanged++;
      if (now.isFailure()) {
        still.computeIfAbsent(now.cause(), key -> new TreeSet<>()).add(id);
      }
    } else if (old.isFailure() && !now.isFailure()) {
      put(Change.FIXED, old.cause(), id);
    } else {
      put(Change.CHANGED, old.cause() + " → " + now.cause(), id);
    }
  }

  private void put(Change change, String cause, String id) {
    changes
        .computeIfAbsent(change, key -> new TreeMap<>())
        .computeIfAbsent(cause, key -> new TreeSet<>())
        .add(id);
  }
}

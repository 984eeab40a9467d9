package org.kerastck.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one engine is known to get wrong, by case id.
 *
 * @param entries sorted by case id
 */
public record Baseline(Map<String, Entry> entries) {
  private static final Set<String> NUMBERS =
      Set.of(DeviationKind.VALUE.reportName(), DeviationKind.NON_FINITE.reportName());

  /**
   * One known failure.
   *
   * @param verdict {@code deviates}, {@code crashed} or {@code timed_out}
   * @param kind of a deviation; empty otherwise
   * @param reason why, in words
   * @param link to a public issue; may be empty
   * @param sometimes whether the case may as well not fail: on another processor, say, or where the
   *     engine reads memory that nobody wrote
   */
  public record Entry(String verdict, String kind, String reason, String link, boolean sometimes) {

    /** A failure that always occurs. */
    public Entry(String verdict, String kind, String reason, String link) {
      this(verdict, kind, reason, link, false);
    }

    /** Whether a case with this verdict, failed or not, is as it says. */
    boolean allows(Verdict given) {
      return describes(given) || (sometimes && !given.isFailure());
    }

    /** Whether it says this verdict, and this kind. */
    public boolean describes(Verdict given) {
      return verdict.equals(given.reportName()) && kind.equals(kindOf(given));
    }

    /** The same, but that the input alone decides whether other numbers than Keras's are finite. */
    private boolean resembles(Verdict given) {
      return describes(given) || (NUMBERS.contains(kind) && NUMBERS.contains(kindOf(given)));
    }

    /** The mistakes that its reason lists, mostly one. */
    List<String> mistakes() {
      return Diagnosis.mistakes(reason);
    }

    /**
     * What it says, such as {@code "deviates (value): elu: its gradient ignores its arguments"}.
     */
    public String words() {
      String name =
          (kind.isEmpty() ? verdict : "%s (%s)".formatted(verdict, kind))
              + (sometimes ? ", sometimes" : "");
      return reason.isEmpty() ? name : name + ": " + reason;
    }
  }

  public Baseline {
    entries = new TreeMap<>(entries);
  }

  /** Nothing is known. */
  public static Baseline empty() {
    return new Baseline(Map.of());
  }

  /** Whether this failure is known: the same verdict and the same kind for the same case. */
  public boolean knows(String caseId, Verdict verdict) {
    Entry entry = entries.get(caseId);
    return entry != null && entry.describes(verdict);
  }

  /**
   * What entries of other cases say of this cause: one with this verdict, kind and reason, or for
   * each of several mistakes at once, which a reason lists, one of any kind.
   */
  Optional<Entry> ofCause(Verdict verdict, String reason) {
    Optional<Entry> same =
        entries.values().stream()
            .filter(entry -> entry.resembles(verdict) && entry.reason().equals(reason))
            .findFirst()
            .map(entry -> new Entry(verdict.reportName(), kindOf(verdict), reason, entry.link()));
    List<String> mistakes = Diagnosis.mistakes(reason);
    return same.isPresent() || mistakes.size() == 1 || !mistakes.stream().allMatch(this::names)
        ? same
        : Optional.of(new Entry(verdict.reportName(), kindOf(verdict), reason, ""));
  }

  private boolean names(String mistake) {
    return entries.values().stream().anyMatch(entry -> entry.mistakes().contains(mistake));
  }

  /** The public issue that an entry with this reason names, of whatever kind; may be empty. */
  String linkOf(String reason) {
    return entries.values().stream()
        .filter(entry -> entry.reason().equals(reason))
        .map(Entry::link)
        .filter(link -> !link.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The entry for a case. */
  public Optional<Entry> entry(String caseId) {
    return Optional.ofNullable(entries.get(caseId));
  }

  /** The kind of a deviation in reports; empty for other verdicts. */
  public static String kindOf(Verdict verdict) {
    return verdict instanceof Verdict.Deviates deviates ? deviates.kind().reportName() : "";
  }
}

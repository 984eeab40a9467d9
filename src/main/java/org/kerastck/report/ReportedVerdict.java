package org.kerastck.report;

/**
 * What a report says of one case on one engine.
 *
 * @param verdict such as {@code "deviates"}
 * @param kind of a deviation; empty otherwise
 * @param reason why, in the words that failures of one cause have in common; may be empty
 */
public record ReportedVerdict(String verdict, String kind, String reason) {

  /** Whether it is a deviation, a crash or a time-out. */
  public boolean isFailure() {
    return verdict.equals("deviates") || verdict.equals("crashed") || verdict.equals("timed_out");
  }

  /** The kind of a deviation or else the verdict, and the reason. */
  public String cause() {
    String name = kind.isEmpty() ? verdict : kind;
    return reason.isEmpty() ? name : name + ": " + reason;
  }
}

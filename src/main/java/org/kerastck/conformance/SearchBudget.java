package org.kerastck.conformance;

/**
 * How much arithmetic a run may spend on searching, counted in products and not in time, so that a
 * run finds the same on every machine.
 */
final class SearchBudget {
  private long left;

  SearchBudget(long products) {
    this.left = products;
  }

  /** About a second's worth. */
  static SearchBudget ofRun() {
    return new SearchBudget(60_000_000);
  }

  /** What one case may cost, whatever others have cost. */
  static SearchBudget ofCase() {
    return new SearchBudget(3_000_000);
  }

  void spend(int products) {
    left -= products;
  }

  boolean isSpent() {
    return left <= 0;
  }
}

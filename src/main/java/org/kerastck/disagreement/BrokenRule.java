package org.kerastck.disagreement;

/**
 * A rule that cases of a group depart from.
 *
 * @param id as in {@code docs/rules.md}
 * @param cases in how many of them
 * @param smallest the smallest of these
 */
public record BrokenRule(String id, int cases, SmallestCase smallest) {}

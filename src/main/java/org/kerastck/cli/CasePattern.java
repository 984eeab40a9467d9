package org.kerastck.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Case ids, globs allowed: {@code *} stands for anything, {@code ?} for one character. */
final class CasePattern {
  private final List<Pattern> patterns;

  CasePattern(List<String> globs) {
    this.patterns = globs.stream().map(CasePattern::compile).toList();
  }

  /** Whether one of the globs fits; all ids fit where there is none. */
  boolean matches(String caseId) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> pattern.matcher(caseId).matches());
  }

  private static Pattern compile(String glob) {
    return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
  }
}

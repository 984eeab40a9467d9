package org.kerastck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;

/** A committed case has among its flags the rules that it exercises, as the generator says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleFlagsTest {
  private static final Set<String> RULES = RuleTexts.all().keySet();

  private final Set<String> names = new TreeSet<>();
  private final List<Case> some = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  @BeforeAll
  void readFixtures() {
    FixtureSet.at(List.of(Path.of("fixtures")))
        .forEach(
            golden -> {
              problem(golden).ifPresent(problems::add);
              names.addAll(golden.flags());
              if (some.size() < 100 && !rulesAmong(golden.flags()).isEmpty()) {
                some.add(golden);
              }
            });
  }

  @Test
  void theRulesAmongTheFlagsAreThoseThatTheCaseExercises() {
    assertEquals(List.of(), problems);
  }

  @Test
  void aMissingRuleIsAProblemAndSoIsAnotherOrder() {
    for (Case golden : some) {
      List<String> flags = golden.flags();
      for (int i = 0; i < flags.size(); i++) {
        List<String> fewer = new ArrayList<>(flags);
        boolean isRule = RULES.contains(fewer.remove(i));
        assertEquals(isRule, problem(withFlags(golden, fewer)).isPresent(), golden + ": " + fewer);
      }
      List<String> rotated = new ArrayList<>(flags.subList(1, flags.size()));
      rotated.add(flags.get(0));
      assertEquals(
          flags.size() > 1, problem(withFlags(golden, rotated)).isPresent(), golden.toString());
    }
  }

  @Test
  void everyRuleIsAFlagAndNoOtherFlagIsWrittenAsOne() {
    Set<String> inLowerCase = new TreeSet<>(names);
    inLowerCase.removeIf(name -> !Character.isLowerCase(name.charAt(0)));
    assertEquals(new TreeSet<>(RULES), inLowerCase);
  }

  /** What is wrong with the flags: the rules stand in the page's order, behind all others. */
  private static Optional<String> problem(Case golden) {
    List<String> exercised = ExercisedRules.of(golden);
    List<String> flags = golden.flags();
    List<String> last = flags.subList(flags.size() - rulesAmong(flags).size(), flags.size());
    return last.equals(exercised)
        ? Optional.empty()
        : Optional.of("%s has the flags %s and exercises %s".formatted(golden, flags, exercised));
  }

  private static List<String> rulesAmong(List<String> flags) {
    return flags.stream().filter(RULES::contains).toList();
  }

  private static Case withFlags(Case golden, List<String> flags) {
    return new Case(
        golden.suite(),
        flags,
        golden.call(),
        golden.comparison(),
        golden.expected(),
        golden.reference(),
        golden.backends(),
        golden.versions());
  }
}

package org.kerastck.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerastck.conformance.CaseExcerpt;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CaseFilter;
import org.kerastck.fixture.FixtureSet;

/**
 * The cases of fixtures that are wanted, in their order, then those that are described and in no
 * fixture.
 *
 * @param fixtures where to look
 * @param filter which are wanted; an id may be a description as {@code explain} reads it
 * @param spelling how globs were given: from the name of what they are about and the globs
 */
public record CaseSelection(
    FixtureSet fixtures, CaseFilter filter, BinaryOperator<String> spelling) {

  /** Of a filter that was given on the command line. */
  public CaseSelection(FixtureSet fixtures, CaseFilter filter) {
    this(fixtures, filter, "--%s %s"::formatted);
  }

  /**
   * The cases, read as the stream goes, which is to be closed. At its end it throws {@link
   * NoSuchCaseException} where there was none, or none can be made of a description.
   *
   * @param atEach is run before each case of the fixtures, wanted or not
   */
  public Stream<Case> stream(Runnable atEach) {
    Predicate<Case> wanted = filter.predicate();
    Set<String> unmade = MadeCases.candidates(filter.cases());
    AtomicBoolean isAny = new AtomicBoolean(!unmade.isEmpty());
    Stream<Case> found =
        fixtures.stream()
            .peek(golden -> atEach.run())
            .flatMap(
                golden -> Stream.concat(Stream.of(golden).filter(wanted), excerpts(golden, unmade)))
            .peek(
                golden -> {
                  isAny.set(true);
                  unmade.remove(golden.id());
                });
    return Stream.concat(found, Stream.of(unmade).flatMap(ids -> made(ids, isAny.get())));
  }

  /** What is left of the names is searched, of which there are few. */
  private static Stream<Case> excerpts(Case golden, Set<String> names) {
    return List.copyOf(names).stream().flatMap(name -> CaseExcerpt.named(name, golden).stream());
  }

  private Stream<Case> made(Set<String> ids, boolean isAny) {
    if (!isAny) {
      throw new NoSuchCaseException(
          filter.isAll()
              ? "The fixtures have no case. In: " + files()
              : "No case matches " + words());
    }
    return ids.stream().map(MadeCases::of);
  }

  private String files() {
    List<Path> files = fixtures.files();
    return files.get(0) + (files.size() > 1 ? " and %d more".formatted(files.size() - 1) : "");
  }

  private String words() {
    return filter.globs().entrySet().stream()
            .filter(globs -> !globs.getValue().isEmpty())
            .map(globs -> spelling.apply(globs.getKey(), String.join(" ", globs.getValue())))
            .collect(Collectors.joining(" "))
        + ". Suites and flags are listed by: keras-tck fixtures";
  }
}

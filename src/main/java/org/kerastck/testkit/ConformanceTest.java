package org.kerastck.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.kerastck.conformance.BaselineException;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineException;
import org.kerastck.fixture.BundledFixtures;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CaseFilter;
import org.kerastck.fixture.FixtureException;

/**
 * Holds an engine against what Keras computes: every case of the fixtures is a test, named by the
 * case's id. A test fails with the diagnosis and the command that runs it again; it is skipped with
 * the reason where the engine says {@link org.kerastck.engine.Outcome.Unsupported}, or where it
 * fails as the baseline says.
 *
 * <pre>{@code
 * class MyEngineConformanceTest extends ConformanceTest {
 *   @Override
 *   protected ConvolutionEngine engine() {
 *     return new MyEngine();
 *   }
 * }
 * }</pre>
 *
 * <p>The report of a run, {@code report.html} and the rest, goes to {@link #report}. System
 * properties choose for one run: {@code keras.case}, {@code keras.suite}, {@code keras.flag} and
 * {@code keras.layer}, globs separated by spaces, take the place of {@link #cases}; {@code
 * keras.baseline=update} rewrites the baseline from the run and prints what changed, {@code
 * keras.baseline=ignore} runs as if there were none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class ConformanceTest {
  private @Nullable ConformanceRun run;

  /** For subclasses. */
  protected ConformanceTest() {}

  /**
   * The engine under test, asked once a run. Where its {@link ConvolutionEngine#isolation} is a
   * child JVM, it is asked for its name and version only, and the child makes one of its class.
   *
   * @return the engine, which is closed after the last test
   */
  protected abstract ConvolutionEngine engine();

  /**
   * The cases that the engine is to be held against.
   *
   * @return all, unless a subclass says otherwise
   */
  protected CaseFilter cases() {
    return CaseFilter.all();
  }

  /**
   * Whether the engine may say that it has no feature for a case; where it may not, the test fails.
   *
   * @param golden the case
   * @return true, unless a subclass says otherwise
   */
  protected boolean mayBeUnsupported(Case golden) {
    return true;
  }

  /**
   * The file of known deviations. A test whose case it has fails unless the engine still deviates
   * in this way, or the file says that it does so sometimes. It need not exist.
   *
   * @return {@code src/test/keras-tck/CLASS.csv}, unless a subclass says otherwise
   */
  protected Path baseline() {
    return Path.of("src", "test", "keras-tck", getClass().getSimpleName() + ".csv");
  }

  /**
   * The directory that gets the report.
   *
   * @return {@code target/keras-tck/CLASS}, unless a subclass says otherwise
   */
  protected Path report() {
    return Path.of("target", "keras-tck", getClass().getSimpleName());
  }

  /**
   * The directory of the fixtures, with a manifest that they must agree with.
   *
   * @return the fixtures that come with the kit, unless a subclass says otherwise
   */
  protected Path fixtures() {
    return BundledFixtures.root();
  }

  /**
   * How long the engine may take for one case in a child JVM.
   *
   * @return a minute, unless a subclass says otherwise
   */
  protected Duration timeLimit() {
    return Duration.ofMinutes(1);
  }

  /**
   * How a case is run again, for messages and reports.
   *
   * @return a command up to the case's id: Maven's with {@code -Dtest=CLASS} where there is a
   *     {@code pom.xml}, unless a subclass says otherwise
   */
  protected String command() {
    return TestCommand.of(getClass(), Path.of(""));
  }

  /**
   * The tests, read from the fixtures as they are run.
   *
   * @return a test a case, and a last one about the run as a whole
   * @throws IOException where the report cannot be written
   */
  @TestFactory
  public final Stream<DynamicTest> conformsToKeras() throws IOException {
    try {
      ConformanceRun begun = ConformanceRun.begin(this, RunProperties.ofSystem());
      run = begun;
      return begun.tests();
    } catch (FixtureException | BaselineException | EngineException e) {
      throw CaseFailure.ofRun(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Writes the report and the summary.
   *
   * @throws IOException where a file cannot be written
   */
  @AfterAll
  public final void endOfRun() throws IOException {
    if (run != null) {
      run.close();
    }
  }
}

package org.kerastck.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package depends only on those above it in this list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageRulesTest {
  private static final String ROOT = "org.kerastck.";
  private static final List<String> PACKAGES =
      List.of(
          "geometry",
          "tensor",
          "config",
          "activation",
          "initializer",
          "regularizer",
          "constraint",
          "reference",
          "kernel",
          "layer",
          // Losses and optimizers: they use layers, and no layer knows of them.
          "training",
          "fixture",
          "model",
          "rules",
          "engine",
          "conformance",
          "audit",
          "disagreement",
          "explain",
          "sweep",
          "report",
          "run",
          "testkit",
          "cli");

  private JavaClasses classes;

  @BeforeAll
  void importClasses() {
    classes = KitClasses.all();
  }

  @ParameterizedTest(name = "{0} depends only on packages above it")
  @MethodSource("packages")
  void dependsOnlyOnPackagesAbove(String name) {
    int position = PACKAGES.indexOf(name);
    for (String below : PACKAGES.subList(position + 1, PACKAGES.size())) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + name + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + below + "..")
          .check(classes);
    }
  }

  @Test
  void theJudgeSharesNoArithmeticWithTheJudged() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "fixture..", ROOT + "reference..", ROOT + "conformance..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "kernel..", ROOT + "layer..", ROOT + "training..")
        .check(classes);
  }

  @Test
  void theLayersDoNotUseTheReference() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "kernel..", ROOT + "layer..", ROOT + "training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "reference..")
        .check(classes);
  }

  @Test
  void aLibraryUnderTestStaysInsideItsAdapter() {
    noClasses()
        .that()
        .haveNameNotMatching("org\\.kerastck\\.engine\\.Nd4j.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j..")
        .check(classes);
  }

  /** Whoever runs the command line has no JUnit. */
  @Test
  void onlyTheTestKitKnowsJUnit() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.opentest4j..")
        .check(classes);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.kerastck.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void everyPackageHasItsPlace() {
    List<String> found =
        classes.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .distinct()
            .sorted()
            .toList();
    org.junit.jupiter.api.Assertions.assertEquals(PACKAGES.stream().sorted().toList(), found);
  }

  static List<String> packages() {
    return PACKAGES;
  }
}

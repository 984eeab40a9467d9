package org.kerastck.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is public is marked by {@link API}, on the type or else on its package: for others, or
 * internal and free to change.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final Pattern INCLUDED = Pattern.compile("<sourceFileInclude>(.*)</");
  private static final Pattern EXCLUDED = Pattern.compile("<sourceFileExclude>(.*)</");

  private JavaClasses classes;

  @BeforeAll
  void importClasses() {
    classes = KitClasses.all();
  }

  @Test
  void everyPublicTypeIsMarked() {
    assertEquals(
        List.of(),
        publicTypes()
            .filter(type -> status(type).isEmpty())
            .map(JavaClass::getName)
            .sorted()
            .toList());
  }

  @Test
  void theApiNamesNoInternalType() {
    Set<String> leaks = new TreeSet<>();
    for (JavaClass type : classes) {
      if (!isApi(outermost(type)) || !isVisible(type)) {
        continue;
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (isVisible(unit.getModifiers())) {
          Stream.concat(
                  Stream.of(unit.getReturnType()),
                  Stream.concat(
                      unit.getParameterTypes().stream(),
                      unit.getThrowsClause().getTypes().stream()))
              .flatMap(ApiTest::rawTypes)
              .filter(ApiTest::isInternal)
              .forEach(named -> leaks.add(unit.getFullName() + " names " + named.getName()));
        }
      }
      for (JavaField field : type.getFields()) {
        if (isVisible(field.getModifiers()) && isInternal(field.getRawType())) {
          leaks.add(field.getFullName() + " names " + field.getRawType().getName());
        }
      }
    }
    assertEquals(Set.of(), leaks);
  }

  @Test
  void theJavadocIsThatOfTheApi() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Set<String> excluded = files(pom, EXCLUDED);
    Set<String> published = new TreeSet<>();
    for (String included : files(pom, INCLUDED)) {
      publicTypes()
          .map(ApiTest::file)
          .filter(file -> included.equals(file) || included.equals(directory(file) + "/*.java"))
          .filter(file -> !excluded.contains(file))
          .forEach(published::add);
    }
    assertEquals(
        publicTypes()
            .filter(ApiTest::isApi)
            .map(ApiTest::file)
            .collect(Collectors.toCollection(TreeSet::new)),
        published);
  }

  private Stream<JavaClass> publicTypes() {
    return classes.stream()
        .filter(type -> type.isTopLevelClass())
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.getSimpleName().equals("package-info"));
  }

  private static boolean isApi(JavaClass type) {
    return status(type).filter(status -> status != API.Status.INTERNAL).isPresent();
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith(KitClasses.ROOT) && !isApi(outermost(type));
  }

  /** The mark of a top-level type, or of its package. */
  private static Optional<API.Status> status(JavaClass type) {
    return type.tryGetAnnotationOfType(API.class)
        .or(() -> type.getPackage().tryGetAnnotationOfType(API.class))
        .map(API::status);
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost;
  }

  private static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(ApiTest::isVisible).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  /** The types that a type's name mentions. */
  private static Stream<JavaClass> rawTypes(Object named) {
    return named instanceof JavaType type ? type.getAllInvolvedRawTypes().stream() : Stream.of();
  }

  private static String file(JavaClass type) {
    return type.getName().replace('.', '/') + ".java";
  }

  private static String directory(String file) {
    return file.substring(0, file.lastIndexOf('/'));
  }

  private static Set<String> files(String pom, Pattern element) {
    return element.matcher(pom).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}

package org.kerastck.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the API lets others see has a comment that says what it is. */
class ApiDocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyVisibleElementHasAComment() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> missing = new ArrayList<>();
    int types = 0;
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-Xlint:none");
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  d -> {},
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : units) {
        for (var declaration : unit.getTypeDecls()) {
          Element element = trees.getElement(TreePath.getPath(unit, declaration));
          if (element instanceof TypeElement type && isVisible(type) && isApi(type, task)) {
            types++;
            addMissing(type, trees, task.getElements(), missing);
          }
        }
      }
    }
    assertTrue(types > 60, "types: " + types);
    assertEquals(List.of(), missing);
  }

  private static void addMissing(
      Element element, DocTrees trees, Elements elements, List<String> missing) {
    if (!isVisible(element) || elements.getOrigin(element) != Elements.Origin.EXPLICIT) {
      return;
    }
    @Nullable TreePath path = trees.getPath(element);
    if (path != null && !isSaidElsewhere(element) && trees.getDocComment(path) == null) {
      missing.add(element.getEnclosingElement() + " " + element);
    }
    if (element instanceof TypeElement) {
      element.getEnclosedElements().forEach(inner -> addMissing(inner, trees, elements, missing));
    }
  }

  /** What overrides has the comment of what it overrides; a record's parts are its parameters. */
  private static boolean isSaidElsewhere(Element element) {
    boolean isPartOfRecord =
        element.getEnclosingElement().getKind() == ElementKind.RECORD
            && (element.getKind() == ElementKind.FIELD
                || element.getKind() == ElementKind.RECORD_COMPONENT
                || isCanonicalConstructor(element));
    return isPartOfRecord || element.getAnnotation(Override.class) != null;
  }

  private static boolean isCanonicalConstructor(Element element) {
    TypeElement type = (TypeElement) element.getEnclosingElement();
    return element instanceof ExecutableElement constructor
        && element.getKind() == ElementKind.CONSTRUCTOR
        && constructor.getParameters().size() == type.getRecordComponents().size();
  }

  private static boolean isVisible(Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || element.getModifiers().contains(Modifier.PROTECTED);
  }

  private static boolean isApi(TypeElement type, JavacTask task) {
    API mark = type.getAnnotation(API.class);
    if (mark == null) {
      mark = task.getElements().getPackageOf(type).getAnnotation(API.class);
    }
    return mark.status() != API.Status.INTERNAL;
  }

  /** Files that may be of the API: the others need not be compiled again. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String marks =
            Files.readString(file) + Files.readString(file.resolveSibling("package-info.java"));
        if (marks.contains("@API(status = API.Status.MAINTAINED)")) {
          sources.add(file);
        }
      }
    }
    return sources;
  }
}

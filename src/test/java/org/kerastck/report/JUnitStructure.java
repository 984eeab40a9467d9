package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The structure of JUnit's XML that its readers agree on: those elements and attributes of the
 * schema of Jenkins's xUnit plugin that occur in reports of this kit.
 *
 * @param required attributes that must be there
 * @param optional attributes that may be there
 * @param children elements that may stand in it
 */
record JUnitStructure(Set<String> required, Set<String> optional, Set<String> children) {
  private static final Map<String, JUnitStructure> ELEMENTS =
      Map.of(
          "testsuites",
          new JUnitStructure(
              Set.of(), Set.of("name", "time", "tests", "failures", "errors"), Set.of("testsuite")),
          "testsuite",
          new JUnitStructure(
              Set.of("name", "tests", "failures", "errors"),
              Set.of("time", "skipped", "timestamp", "hostname", "id", "package"),
              Set.of("testcase", "properties", "system-out", "system-err")),
          "testcase",
          new JUnitStructure(
              Set.of("name"),
              Set.of("time", "classname"),
              Set.of("skipped", "failure", "error", "system-out", "system-err")),
          "failure",
          new JUnitStructure(Set.of(), Set.of("type", "message"), Set.of()),
          "error",
          new JUnitStructure(Set.of(), Set.of("type", "message"), Set.of()),
          "skipped",
          new JUnitStructure(Set.of(), Set.of("type", "message"), Set.of()));

  /** Fails where a reader would. */
  static void check(Element element) {
    JUnitStructure structure = ELEMENTS.get(element.getTagName());
    assertNotNull(structure, "no such element: " + element.getTagName());
    for (String name : structure.required) {
      assertTrue(element.hasAttribute(name), element.getTagName() + " has no " + name);
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      assertTrue(
          structure.required.contains(name) || structure.optional.contains(name),
          element.getTagName() + " must not have " + name);
      if (Set.of("tests", "failures", "errors", "skipped").contains(name)) {
        assertTrue(attributes.item(i).getNodeValue().matches("\\d+"), name);
      }
      if (name.equals("time")) {
        assertTrue(attributes.item(i).getNodeValue().matches("\\d*(\\.\\d*)?"), name);
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        assertTrue(
            structure.children.contains(inner.getTagName()),
            inner.getTagName() + " must not stand in " + element.getTagName());
        check(inner);
      } else if (!structure.children.isEmpty()) {
        assertEquals("", child.getTextContent().strip(), "text in " + element.getTagName());
      }
    }
  }
}

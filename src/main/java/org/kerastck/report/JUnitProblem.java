package org.kerastck.report;

/**
 * Why a test did not pass, as an element of JUnit's XML.
 *
 * @param isFailure whether the test failed
 * @param isSkipped whether it was skipped
 * @param element the XML; empty for a test that passed
 */
record JUnitProblem(boolean isFailure, boolean isSkipped, String element) {

  static JUnitProblem none() {
    return new JUnitProblem(false, false, "");
  }

  static JUnitProblem skipped(String reason) {
    String element = "<skipped message=\"%s\"/>".formatted(XmlText.escaped(reason));
    return new JUnitProblem(false, true, element);
  }

  static JUnitProblem failure(String type, String message, String text) {
    String element =
        "<failure type=\"%s\" message=\"%s\">%s</failure>"
            .formatted(XmlText.escaped(type), XmlText.escaped(message), XmlText.escaped(text));
    return new JUnitProblem(true, false, element);
  }
}

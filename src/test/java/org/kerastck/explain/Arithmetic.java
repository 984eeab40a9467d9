package org.kerastck.explain;

/** Evaluates what the words say: integers, + - * / mod, floor, ceil, max, parentheses. */
final class Arithmetic {
  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text.replace(" ", "").replace("mod", "%");
  }

  static double evaluate(String expression) {
    Arithmetic arithmetic = new Arithmetic(expression);
    double value = arithmetic.sum();
    if (arithmetic.at != arithmetic.text.length()) {
      throw new IllegalArgumentException(expression);
    }
    return value;
  }

  private double sum() {
    double value = product();
    while (at < text.length()) {
      if (take('+')) {
        value += product();
      } else if (take('-')) {
        value -= product();
      } else {
        break;
      }
    }
    return value;
  }

  private double product() {
    double value = factor();
    while (at < text.length()) {
      if (take('*')) {
        value *= factor();
      } else if (take('/')) {
        value /= factor();
      } else if (take('%')) {
        value %= factor();
      } else {
        break;
      }
    }
    return value;
  }

  private double factor() {
    if (take('-')) {
      return -factor();
    }
    for (String function : new String[] {"floor", "ceil", "max", ""}) {
      if (text.startsWith(function + "(", at)) {
        at += function.length() + 1;
        double value = sum();
        if (function.equals("max") && take(',')) {
          value = Math.max(value, sum());
        }
        at++;
        return function.equals("floor")
            ? Math.floor(value)
            : function.equals("ceil") ? Math.ceil(value) : value;
      }
    }
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private boolean take(char symbol) {
    boolean there = at < text.length() && text.charAt(at) == symbol;
    at += there ? 1 : 0;
    return there;
  }
}

package org.kerastck.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a library computes in place of an activation.
 *
 * @param sentence what it does, in words
 * @param function what comes of it
 */
public record WrongActivation(String sentence, BoundedFunction function) {

  /**
   * The catalogue for a layer, whose activation is of the last axis: what {@link #mixing} has, then
   * formulas of each element, the most particular first.
   *
   * @param name the activation's in Keras
   * @param rank of the tensor that it is applied to
   */
  public static List<WrongActivation> of(String name, int rank) {
    List<WrongActivation> all = new ArrayList<>(mixing(name, rank, rank - 1));
    for (ActivationMistake formula : ActivationMistakes.formulas(name, Map.of())) {
      all.add(new WrongActivation(formula.sentence(), formula));
    }
    return all;
  }

  /**
   * Other axes and other mixtures of an axis; nothing for an activation of each element.
   *
   * @param axis the one that Keras takes
   */
  public static List<WrongActivation> mixing(String name, int rank, int axis) {
    List<WrongActivation> all = new ArrayList<>();
    if (!BoundedActivation.MIXING.contains(name)) {
      return all;
    }
    BoundedActivation right = BoundedActivation.named(name).orElseThrow();
    for (int other = 0; other < rank; other++) {
      if (other != axis) {
        String words = "it is taken along %s, not %s";
        all.add(
            new WrongActivation(
                words.formatted(words(other, rank), words(axis, rank)), along(right, other, rank)));
      }
    }
    if (name.equals("sparsemax") && axis == rank - 1) {
      String words = "it sums to 1, as by Martins and Astudillo, which Keras's does not";
      all.add(new WrongActivation(words, new SummingSparsemax()));
    }
    if (name.equals("glu") && axis == rank - 1) {
      String words = "it is sigmoid(a) b, with the halves in each other's place";
      all.add(new WrongActivation(words, new SwappedGlu()));
    }
    for (String other : BoundedActivation.MIXING) {
      if (!other.equals(name)) {
        BoundedActivation wrong = BoundedActivation.named(other).orElseThrow();
        all.add(new WrongActivation("it is computed as " + other, along(wrong, axis, rank)));
      }
    }
    return all;
  }

  private static BoundedActivation along(BoundedActivation activation, int axis, int rank) {
    return axis == rank - 1 ? activation : new AlongAxis(activation, axis);
  }

  private static String words(int axis, int rank) {
    return axis == rank - 1 ? "the last axis" : "axis " + axis;
  }
}

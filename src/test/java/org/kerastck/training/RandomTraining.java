package org.kerastck.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activations;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.RandomLayer;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.RandomProblem;
import org.kerastck.reference.ReferenceLoss;
import org.kerastck.reference.TrainingProblem;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A training problem of every kind: each loss and activation, regularizers and constraints.
 *
 * @param problem for the measure
 * @param arguments the layer's, by Keras's names, beside those of the geometry
 */
public record RandomTraining(TrainingProblem problem, Map<String, Object> arguments) {
  private static final List<Optional<Object>> REGULARIZERS =
      List.of(
          Optional.empty(),
          serialized("L1", Map.of("l1", 0.02)),
          serialized("L2", Map.of("l2", 0.03)),
          serialized("L1L2", Map.of("l1", 0.01, "l2", 0.02)));

  /** The problem of that seed, always the same. */
  public static RandomTraining of(int seed) {
    Random random = new Random(~seed);
    ConvolutionProblem integers = RandomProblem.of(seed);
    String activation = activation(random, integers);
    ConvolutionProblem convolution =
        ConvolutionProblem.of(
            integers.spec().withActivation(activation),
            gaussian(random, integers.input().shape()),
            gaussian(random, integers.kernel().shape()),
            integers.bias().map(bias -> gaussian(random, bias.shape())));
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("activation", activation);
    for (String name : List.of("kernel_regularizer", "bias_regularizer", "activity_regularizer")) {
      any(random, REGULARIZERS).ifPresent(each -> arguments.put(name, each));
    }
    any(random, constraints(List.of(0, 1, 2)))
        .ifPresent(each -> arguments.put("kernel_constraint", each));
    any(random, constraints(List.of(0))).ifPresent(each -> arguments.put("bias_constraint", each));
    String loss = any(random, List.of(ReferenceLoss.values())).name().toLowerCase(Locale.ROOT);
    Shape targetShape =
        BoundedActivation.named(activation).orElseThrow().outputShape(convolution.outputShape());
    Tensor target = gaussian(random, targetShape);
    return new RandomTraining(
        TrainingProblem.of(convolution, arguments, loss, target, 0.1), arguments);
  }

  /** The layer with the problem's weights. */
  public ConvolutionLayer layer() {
    return RandomLayer.of(problem.convolution(), arguments);
  }

  /** The same with another argument, or without it, for the layer alone. */
  public RandomTraining with(String argument, @Nullable Object value) {
    Map<String, Object> changed = new HashMap<>(arguments);
    changed.remove(argument);
    if (value != null) {
      changed.put(argument, value);
    }
    return new RandomTraining(problem, changed);
  }

  /** The optimizer. */
  public GradientDescent descent() {
    String loss = problem.loss().name().toLowerCase(Locale.ROOT);
    return new GradientDescent(Loss.named(loss).orElseThrow(), problem.learningRate());
  }

  /** Any activation with a bound; glu where the last axis can be halved. */
  private static String activation(Random random, ConvolutionProblem convolution) {
    List<String> names = new ArrayList<>(Activations.names());
    names.removeIf(name -> BoundedActivation.named(name).isEmpty());
    if (convolution.outputShape().size(3) % 2 != 0) {
      names.remove("glu");
    }
    return any(random, names);
  }

  private static List<Optional<Object>> constraints(List<Integer> axis) {
    List<Optional<Object>> all = new ArrayList<>();
    all.add(Optional.empty());
    all.add(serialized("NonNeg", Map.of()));
    all.add(serialized("MaxNorm", Map.of("max_value", 0.7, "axis", axis)));
    all.add(serialized("UnitNorm", Map.of("axis", axis)));
    all.add(
        serialized(
            "MinMaxNorm", Map.of("min_value", 0.3, "max_value", 0.6, "rate", 0.5, "axis", axis)));
    return all;
  }

  private static Optional<Object> serialized(String className, Map<String, ?> config) {
    return Optional.of(Map.of("class_name", className, "config", config));
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static Tensor gaussian(Random random, Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian() / 2;
    }
    return Tensor.of(shape, data);
  }
}

package org.kerastck.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.tensor.Tensor;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's activations under Keras's names: those that a user would take for Keras's. */
final class Nd4jActivations {
  /** Keras's default; ND4J's is 0.01. */
  private static final double LEAKY_RELU_SLOPE = 0.2;

  private static final Set<String> WITH_ALPHA = Set.of("elu", "leaky_relu");

  private Nd4jActivations() {}

  /** Output, and the gradient of its sum. */
  static Map<String, Tensor> answer(ActivationCall call) {
    if (!(call.activation() instanceof String name)) {
      throw new UnsupportedOperationException("ND4J reads no serialised activations");
    }
    IActivation activation = named(name, call.arguments());
    INDArray output = activation.getActivation(Nd4jArrays.array(call.input()), false);
    Pair<INDArray, INDArray> gradient =
        activation.backprop(Nd4jArrays.array(call.input()), Nd4j.onesLike(output));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("output", Nd4jArrays.tensor(output));
    tensors.put("gradient", Nd4jArrays.tensor(gradient.getFirst()));
    return tensors;
  }

  /**
   * The activation with Keras's defaults.
   *
   * @throws UnsupportedOperationException where ND4J has none like it
   */
  static IActivation named(String name) {
    return named(name, Map.of());
  }

  private static IActivation named(String name, Map<String, Object> arguments) {
    if (!arguments.isEmpty() && !WITH_ALPHA.contains(name)) {
      throw new UnsupportedOperationException(
          "ND4J's %s has no arguments like %s".formatted(name, arguments.keySet()));
    }
    return switch (name) {
      case "linear" -> new ActivationIdentity();
      case "relu" -> new ActivationReLU();
      case "relu6" -> new ActivationReLU6();
      case "elu" -> new ActivationELU(number(arguments, "alpha", 1));
      case "leaky_relu" ->
          new ActivationLReLU(number(arguments, "negative_slope", LEAKY_RELU_SLOPE));
      case "selu" -> new ActivationSELU();
      case "gelu" -> new ActivationGELU(true);
      case "sigmoid" -> new ActivationSigmoid();
      case "hard_sigmoid" -> new ActivationHardSigmoid();
      case "tanh" -> new ActivationTanH();
      case "hard_tanh" -> new ActivationHardTanH();
      case "silu", "swish" -> new ActivationSwish();
      case "mish" -> new ActivationMish();
      case "softplus" -> new ActivationSoftPlus();
      case "softsign" -> new ActivationSoftSign();
      case "softmax" -> new ActivationSoftmax();
      default -> throw new UnsupportedOperationException("ND4J has no activation " + name);
    };
  }

  private static double number(Map<String, Object> arguments, String name, double otherwise) {
    return arguments.getOrDefault(name, otherwise) instanceof Number number
        ? number.doubleValue()
        : otherwise;
  }
}

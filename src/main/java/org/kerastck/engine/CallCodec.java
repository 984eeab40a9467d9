package org.kerastck.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.ConfigurationCall;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.InitializerCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.LossCall;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.fixture.Training;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Calls as bytes, between a run and its child JVM: both of one version. */
final class CallCodec {
  private CallCodec() {}

  static void write(DataOutputStream out, Call call) throws IOException {
    ValueCodec.writeText(out, call.getClass().getSimpleName());
    if (call instanceof LayerCall layer) {
      writeLayerCall(out, layer);
    } else if (call instanceof GradientCall gradient) {
      writeLayerCall(out, gradient.forward());
      TensorCodec.write(out, gradient.upstream());
    } else if (call instanceof LossCall loss) {
      writeLayerCall(out, loss.forward());
    } else if (call instanceof TrainingCall training) {
      writeLayerCall(out, training.forward());
      writeTraining(out, training.training());
    } else if (call instanceof InitialWeightsCall initial) {
      ValueCodec.writeText(out, initial.id());
      writeLayer(out, initial.layer());
      TensorCodec.write(out, initial.input());
      ValueCodec.writeText(out, initial.backend());
      writeSeed(out, initial.randomSeed());
      out.writeInt(initial.position());
    } else if (call instanceof ConfigurationCall configuration) {
      ValueCodec.writeText(out, configuration.id());
      writeLayer(out, configuration.layer());
      ValueCodec.writeText(out, configuration.imageDataFormat());
    } else if (call instanceof ActivationCall activation) {
      ValueCodec.writeText(out, activation.id());
      ValueCodec.writeValue(out, activation.activation());
      ValueCodec.writeObject(out, activation.arguments());
      TensorCodec.write(out, activation.input());
    } else if (call instanceof InitializerCall initializer) {
      ValueCodec.writeText(out, initializer.id());
      ValueCodec.writeValue(out, initializer.initializer());
      TensorCodec.writeShape(out, initializer.shape());
      ValueCodec.writeText(out, initializer.backend());
      writeSeed(out, initializer.randomSeed());
      out.writeInt(initializer.position());
      out.writeInt(initializer.call());
    } else if (call instanceof RegularizerCall regularizer) {
      writePart(out, regularizer.id(), regularizer.regularizer(), regularizer.input());
    } else if (call instanceof ConstraintCall constraint) {
      writePart(out, constraint.id(), constraint.constraint(), constraint.input());
    }
  }

  static Call read(DataInputStream in) throws IOException {
    String kind = ValueCodec.readText(in);
    return switch (kind) {
      case "LayerCall" -> readLayerCall(in);
      case "GradientCall" -> new GradientCall(readLayerCall(in), TensorCodec.read(in));
      case "LossCall" -> new LossCall(readLayerCall(in));
      case "TrainingCall" -> new TrainingCall(readLayerCall(in), readTraining(in));
      case "InitialWeightsCall" ->
          new InitialWeightsCall(
              ValueCodec.readText(in),
              readLayer(in),
              TensorCodec.read(in),
              ValueCodec.readText(in),
              readSeed(in),
              in.readInt());
      case "ConfigurationCall" ->
          new ConfigurationCall(ValueCodec.readText(in), readLayer(in), ValueCodec.readText(in));
      case "ActivationCall" ->
          new ActivationCall(
              ValueCodec.readText(in),
              ValueCodec.readPresent(in),
              ValueCodec.readObject(in),
              TensorCodec.read(in));
      case "InitializerCall" ->
          new InitializerCall(
              ValueCodec.readText(in),
              ValueCodec.readPresent(in),
              TensorCodec.readShape(in),
              ValueCodec.readText(in),
              readSeed(in),
              in.readInt(),
              in.readInt());
      case "RegularizerCall" ->
          new RegularizerCall(
              ValueCodec.readText(in), ValueCodec.readPresent(in), TensorCodec.read(in));
      case "ConstraintCall" ->
          new ConstraintCall(
              ValueCodec.readText(in), ValueCodec.readPresent(in), TensorCodec.read(in));
      default -> throw new IOException("not a call: " + kind);
    };
  }

  private static void writePart(DataOutputStream out, String id, Object part, Tensor input)
      throws IOException {
    ValueCodec.writeText(out, id);
    ValueCodec.writeValue(out, part);
    TensorCodec.write(out, input);
  }

  private static void writeLayerCall(DataOutputStream out, LayerCall call) throws IOException {
    ValueCodec.writeText(out, call.id());
    writeLayer(out, call.layer());
    TensorCodec.write(out, call.input());
    out.writeBoolean(call.weights().isPresent());
    if (call.weights().isPresent()) {
      TensorCodec.write(out, call.weights().get().kernel());
      TensorCodec.writeOptional(out, call.weights().get().bias());
    }
  }

  private static LayerCall readLayerCall(DataInputStream in) throws IOException {
    return new LayerCall(
        ValueCodec.readText(in),
        readLayer(in),
        TensorCodec.read(in),
        in.readBoolean()
            ? Optional.of(new Weights(TensorCodec.read(in), TensorCodec.readOptional(in)))
            : Optional.empty());
  }

  private static void writeLayer(DataOutputStream out, LayerConfiguration layer)
      throws IOException {
    ValueCodec.writeText(out, layer.className());
    ValueCodec.writeObject(out, layer.config());
    out.writeBoolean(layer.buildShape().isPresent());
    if (layer.buildShape().isPresent()) {
      TensorCodec.writeShape(out, layer.buildShape().get());
    }
  }

  private static LayerConfiguration readLayer(DataInputStream in) throws IOException {
    String className = ValueCodec.readText(in);
    Map<String, Object> config = ValueCodec.readObject(in);
    Optional<Shape> buildShape =
        in.readBoolean() ? Optional.of(TensorCodec.readShape(in)) : Optional.empty();
    return new LayerConfiguration(className, config, buildShape);
  }

  private static void writeTraining(DataOutputStream out, Training training) throws IOException {
    ValueCodec.writeText(out, training.loss());
    TensorCodec.write(out, training.target());
    out.writeDouble(training.learningRate());
    out.writeInt(training.steps());
  }

  private static Training readTraining(DataInputStream in) throws IOException {
    return new Training(
        ValueCodec.readText(in), TensorCodec.read(in), in.readDouble(), in.readInt());
  }

  private static void writeSeed(DataOutputStream out, OptionalLong seed) throws IOException {
    out.writeBoolean(seed.isPresent());
    out.writeLong(seed.orElse(0));
  }

  private static OptionalLong readSeed(DataInputStream in) throws IOException {
    boolean present = in.readBoolean();
    long seed = in.readLong();
    return present ? OptionalLong.of(seed) : OptionalLong.empty();
  }
}

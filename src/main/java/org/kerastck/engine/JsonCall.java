package org.kerastck.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
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

/** Calls as the engine protocol has them: the members that the case has in its fixture. */
final class JsonCall {
  /** The kinds of question, as the protocol names them. */
  static final List<String> QUESTIONS =
      List.of(
          "layer",
          "gradients",
          "losses",
          "training",
          "weights",
          "configuration",
          "activation",
          "initializer",
          "regularizer",
          "constraint");

  private JsonCall() {}

  /** The kind of question that a call is. */
  static String question(Call call) {
    if (call instanceof LayerCall) {
      return "layer";
    } else if (call instanceof GradientCall) {
      return "gradients";
    } else if (call instanceof LossCall) {
      return "losses";
    } else if (call instanceof TrainingCall) {
      return "training";
    } else if (call instanceof InitialWeightsCall) {
      return "weights";
    } else if (call instanceof ConfigurationCall) {
      return "configuration";
    } else if (call instanceof ActivationCall) {
      return "activation";
    } else if (call instanceof InitializerCall) {
      return "initializer";
    } else if (call instanceof RegularizerCall) {
      return "regularizer";
    }
    return "constraint";
  }

  /** Writes the call as member {@code case} of the object that has been begun. */
  static void write(JsonGenerator json, Call call) throws IOException {
    json.writeObjectFieldStart("case");
    json.writeStringField("id", call.id());
    if (call instanceof LayerCall layer) {
      writeLayerCall(json, layer);
    } else if (call instanceof GradientCall gradient) {
      writeLayerCall(json, gradient.forward());
      JsonTensor.write(json, "upstream", gradient.upstream());
    } else if (call instanceof LossCall loss) {
      writeLayerCall(json, loss.forward());
    } else if (call instanceof TrainingCall training) {
      writeLayerCall(json, training.forward());
      writeTraining(json, training.training());
    } else if (call instanceof InitialWeightsCall initial) {
      writeLayer(json, initial.layer());
      JsonTensor.write(json, "input", initial.input());
      writeDraw(json, initial.backend(), initial.randomSeed(), initial.position());
    } else if (call instanceof ConfigurationCall configuration) {
      writeLayer(json, configuration.layer());
      json.writeStringField("image_data_format", configuration.imageDataFormat());
    } else if (call instanceof ActivationCall activation) {
      JsonValue.write(json, "activation", activation.activation());
      if (!activation.arguments().isEmpty()) {
        JsonValue.write(json, "arguments", activation.arguments());
      }
      JsonTensor.write(json, "input", activation.input());
    } else if (call instanceof InitializerCall initializer) {
      JsonValue.write(json, "initializer", initializer.initializer());
      JsonTensor.writeShape(json, "shape", initializer.shape());
      writeDraw(json, initializer.backend(), initializer.randomSeed(), initializer.position());
      json.writeNumberField("call", initializer.call());
    } else if (call instanceof RegularizerCall regularizer) {
      JsonValue.write(json, "regularizer", regularizer.regularizer());
      JsonTensor.write(json, "input", regularizer.input());
    } else if (call instanceof ConstraintCall constraint) {
      JsonValue.write(json, "constraint", constraint.constraint());
      JsonTensor.write(json, "input", constraint.input());
    }
    json.writeEndObject();
  }

  private static void writeLayerCall(JsonGenerator json, LayerCall call) throws IOException {
    writeLayer(json, call.layer());
    JsonTensor.write(json, "input", call.input());
    if (call.weights().isPresent()) {
      json.writeObjectFieldStart("weights");
      JsonTensor.write(json, "kernel", call.weights().get().kernel());
      if (call.weights().get().bias().isPresent()) {
        JsonTensor.write(json, "bias", call.weights().get().bias().get());
      }
      json.writeEndObject();
    }
  }

  private static void writeLayer(JsonGenerator json, LayerConfiguration layer) throws IOException {
    json.writeObjectFieldStart("layer");
    json.writeStringField("class_name", layer.className());
    JsonValue.write(json, "config", layer.config());
    if (layer.buildShape().isPresent()) {
      json.writeObjectFieldStart("build_config");
      JsonTensor.writeShape(json, "input_shape", layer.buildShape().get());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeTraining(JsonGenerator json, Training training) throws IOException {
    json.writeObjectFieldStart("training");
    json.writeStringField("loss", training.loss());
    JsonTensor.write(json, "target", training.target());
    json.writeNumberField("learning_rate", training.learningRate());
    json.writeNumberField("steps", training.steps());
    json.writeEndObject();
  }

  private static void writeDraw(
      JsonGenerator json, String backend, OptionalLong randomSeed, int position)
      throws IOException {
    json.writeStringField("reference", backend);
    if (randomSeed.isPresent()) {
      json.writeNumberField("random_seed", randomSeed.getAsLong());
    }
    json.writeNumberField("position", position);
  }
}

package org.kerastck.engine.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kerastck.engine.EngineException;
import org.kerastck.engine.LibraryEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.Refusals;
import org.kerastck.fixture.LayerCall;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DeepLearning4J's import of saved Keras models: {@code engines/dl4j/h5_models.py} saves the
 * fixtures' layers with tf-keras, and the environment variable {@code KERAS_TCK_H5_MODELS} says
 * where.
 */
public final class Dl4jImportEngine extends LibraryEngine {
  private static final String MODELS = "KERAS_TCK_H5_MODELS";

  @Override
  public String name() {
    return "dl4j-import";
  }

  /** Loads the native libraries, after it has made sure that there are models. */
  @Override
  public void warmUp() {
    if (!Files.isDirectory(models())) {
      throw new EngineException(
          "%s must name the directory that h5_models.py wrote. Received: %s"
              .formatted(MODELS, models()));
    }
    Nd4j.zeros(1).addi(1);
  }

  @Override
  public Outcome run(LayerCall call) {
    Path model = models().resolve(call.id() + ".h5");
    if (!Files.exists(model)) {
      return new Outcome.Unsupported("there is no model of it that tf-keras saved");
    }
    try {
      MultiLayerNetwork network =
          KerasModelImport.importKerasSequentialModelAndWeights(model.toString(), false);
      return new Outcome.Output(Dl4jArrays.tensor(network.output(Dl4jArrays.array(call.input()))));
    } catch (UnsupportedKerasConfigurationException e) {
      return new Outcome.Unsupported(Refusals.of(e).message());
    } catch (InvalidKerasConfigurationException | IOException | RuntimeException e) {
      return Refusals.of(e);
    }
  }

  private static Path models() {
    return Path.of(System.getenv().getOrDefault(MODELS, ""));
  }
}

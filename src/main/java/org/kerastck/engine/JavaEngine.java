package org.kerastck.engine;

import java.util.Optional;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.layer.Conv2D;
import org.kerastck.layer.Conv2DTranspose;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.KerasException;
import org.kerastck.tensor.Tensor;

/** This project's own layers. */
public final class JavaEngine implements ConvolutionEngine {

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String version() {
    String version = JavaEngine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public Isolation isolation() {
    return Isolation.IN_PROCESS;
  }

  @Override
  public Outcome run(LayerCall call) {
    return answer(call);
  }

  @Override
  public Outcome answer(Call call) {
    try {
      if (call instanceof LayerCall layer) {
        return new Outcome.Output(compute(layer));
      }
      return JavaParts.answer(call)
          .orElseGet(() -> new Outcome.Unsupported("java has no " + call.subject()));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (KerasException e) {
      return new Outcome.Refusal(
          Optional.of(new Outcome.KerasError(e.type().pythonName(), e.stage().kerasName())),
          String.valueOf(e.getMessage()));
    }
  }

  private static Tensor compute(LayerCall call) {
    ConvolutionLayer layer = layer(call.layer());
    call.layer().buildShape().ifPresent(layer::build);
    call.weights().ifPresent(weights -> layer.setWeights(weights.kernel(), weights.bias()));
    return layer.call(call.input());
  }

  private static ConvolutionLayer layer(LayerConfiguration layer) {
    return switch (layer.className()) {
      case "Conv2D" -> Conv2D.fromConfig(layer.config());
      case "Conv2DTranspose" -> Conv2DTranspose.fromConfig(layer.config());
      default -> throw new IllegalArgumentException("Unknown layer: " + layer.className());
    };
  }
}

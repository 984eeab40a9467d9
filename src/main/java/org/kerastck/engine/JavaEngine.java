package org.kerastck.engine;

import java.util.Optional;
import org.apiguardian.api.API;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;
import org.kerastck.layer.KerasException;

/** This project's own layers. */
@API(status = API.Status.INTERNAL)
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
  public boolean takesCallsAtOnce() {
    return true;
  }

  @Override
  public Outcome run(LayerCall call) {
    return answer(call);
  }

  @Override
  public Outcome answer(Call call) {
    try {
      return JavaLayers.answer(call)
          .or(() -> JavaParts.answer(call))
          .orElseGet(() -> new Outcome.Unsupported("java has no " + call.subject()));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (KerasException e) {
      return refusal(e);
    }
  }

  /** What a layer of this project refuses, in Keras's terms. */
  static Outcome refusal(KerasException e) {
    return new Outcome.Refusal(
        Optional.of(new Outcome.KerasError(e.type().pythonName(), e.stage().kerasName())),
        String.valueOf(e.getMessage()));
  }
}

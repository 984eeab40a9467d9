package org.kerastck.engine.onnxruntime;

import static org.kerastck.engine.LibrarySpec.Feature.GROUPS;
import static org.kerastck.engine.LibrarySpec.Feature.OUTPUT_PADDING;

import ai.onnx.proto.OnnxMl;
import java.util.ArrayList;
import java.util.List;
import org.kerastck.engine.LibraryEngine;
import org.kerastck.engine.LibrarySpec;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.Refusals;
import org.kerastck.fixture.LayerCall;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;

/**
 * ONNX Runtime on models as exporters commonly write them: {@code same} becomes {@code
 * auto_pad=SAME_UPPER}, {@code valid} becomes {@code auto_pad=VALID}, and ONNX Runtime decides what
 * they mean.
 */
public final class OnnxRuntimeEngine extends LibraryEngine {
  private static final LibrarySpec SPEC = new LibrarySpec("ONNX", GROUPS, OUTPUT_PADDING);

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public void warmUp() {
    OnnxSession.warmUp();
  }

  @Override
  public Outcome run(LayerCall call) {
    try {
      ConvolutionSpec spec = SPEC.read(call);
      byte[] model =
          new OnnxLayer(spec, call.weights().orElseThrow()).model(call.input(), padding(spec));
      return new Outcome.Output(OnnxSession.run(model, call.input()));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return Refusals.of(e);
    }
  }

  private static OnnxMl.AttributeProto[] padding(ConvolutionSpec spec) {
    List<OnnxMl.AttributeProto> attributes = new ArrayList<>();
    attributes.add(
        OnnxGraph.text("auto_pad", spec.padding() == Padding.SAME ? "SAME_UPPER" : "VALID"));
    if (spec.height().outputPadding().isPresent()) {
      attributes.add(
          OnnxGraph.integers(
              "output_padding",
              spec.height().outputPadding().getAsInt(),
              spec.width().outputPadding().getAsInt()));
    }
    return attributes.toArray(OnnxMl.AttributeProto[]::new);
  }
}

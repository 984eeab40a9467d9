package org.kerastck.engine;

import java.util.Optional;
import org.kerastck.activation.Activations;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.layer.KerasException;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A library's convolutions with this project around them: its layers refuse what Keras refuses, its
 * geometry gives pads and crops in numbers, and the library has nothing left to decide. What such
 * an engine gets wrong, the library computes wrong.
 */
public abstract class ExplicitEngine extends LibraryEngine {

  /**
   * The output of a Conv2D before the activation.
   *
   * @throws UnsupportedOperationException where the library has no parameter for it
   */
  protected abstract Tensor convolve(ExplicitCall<ConvolutionAxis> call);

  /**
   * The output of a Conv2DTranspose before the activation: the full result, its crop, zeros after
   * it, then the bias.
   *
   * @throws UnsupportedOperationException where the library has no parameter for it
   */
  protected abstract Tensor convolveTransposed(ExplicitCall<TransposedAxis> call);

  /** The activation's output; by this project unless an engine overrides it. */
  protected Tensor activate(Object activation, Tensor convolved) {
    return Activations.get(activation).apply(convolved);
  }

  @Override
  public Outcome run(LayerCall call) {
    try {
      JavaLayers.check(call);
      ConvolutionSpec spec = SpecReader.read(call.layer());
      Tensor convolved = convolve(spec, cast(call.input()), call.weights().orElseThrow());
      Object activation = call.layer().config().get("activation");
      return new Outcome.Output(activation == null ? convolved : activate(activation, convolved));
    } catch (KerasException e) {
      return JavaEngine.refusal(e);
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (UnreadableSpecException e) {
      return new Outcome.Unsupported("%s takes no such argument: %s".formatted(name(), e));
    }
  }

  @Override
  public Outcome answer(Call call) {
    return call instanceof LayerCall layer
        ? run(layer)
        : new Outcome.Unsupported(
            "%s is about layers' outputs, not about %s".formatted(name(), call.subject()));
  }

  /** As Keras casts an input of another floating-point type; others it has refused by now. */
  private static Tensor cast(Tensor input) {
    return Tensor.of(input.shape(), input.data());
  }

  private Tensor convolve(ConvolutionSpec spec, Tensor input, Weights weights) {
    int height = input.shape().size(spec.dataFormat().heightAxis());
    int width = input.shape().size(spec.dataFormat().widthAxis());
    return switch (spec.kind()) {
      case CONV2D -> {
        ExplicitCall<ConvolutionAxis> call =
            new ExplicitCall<>(
                spec,
                ConvolutionAxis.of(height, spec.height(), spec.padding()),
                ConvolutionAxis.of(width, spec.width(), spec.padding()),
                input,
                weights);
        yield nothingToSum(call).orElseGet(() -> convolve(call));
      }
      case CONV2D_TRANSPOSE -> {
        ExplicitCall<TransposedAxis> call =
            new ExplicitCall<>(
                spec,
                TransposedAxis.of(height, spec.height(), spec.padding()),
                TransposedAxis.of(width, spec.width(), spec.padding()),
                input,
                weights);
        yield nothingToSum(call).orElseGet(() -> convolveTransposed(call));
      }
    };
  }

  /** Libraries refuse tensors without elements, or die of them: they have nothing to do there. */
  private static Optional<Tensor> nothingToSum(ExplicitCall<?> call) {
    Shape output = call.outputShape();
    return call.input().shape().elementCount() == 0 || output.elementCount() == 0
        ? Optional.of(call.biasAlone())
        : Optional.empty();
  }
}

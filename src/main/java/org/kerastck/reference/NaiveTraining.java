package org.kerastck.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Plain gradient descent in double precision, with a bound on what float32 makes of it. A step is
 *
 * <pre>
 * z = convolution of the input with the weights; y = activation(z)
 * loss = mean of loss(y - target) + activity(y) / batch + penalties of the weights
 * g = d loss / d y;  h = g * activation'(z)
 * w = constraint(w - learning rate * (sum of h * input + d penalty / d w))
 * </pre>
 *
 * <p>Beside each number r stands e, so that every float32 computation of the step's formulas, with
 * sums in any order, gives a number within e of r, whatever the roundings of earlier steps were
 * (forward error analysis; Higham, Accuracy and Stability of Numerical Algorithms, chapter 3):
 *
 * <ul>
 *   <li>a sum of products gets {@code gamma(n) S}, and {@code sum of |x| e} of its factors ({@link
 *       BoundedSums});
 *   <li>a function of one number gets its largest slope nearby times e, the height of every jump
 *       that e reaches, and the error of its own evaluation ({@link Curve}): a relu whose argument
 *       may have either sign has a derivative of 0 or 1, an L1 penalty near 0 one of either sign;
 *   <li>a projection gets the extremes of its factor over the norms that are possible ({@link
 *       ReferenceNorm});
 *   <li>everything else gets one rounding an operation ({@link Bounded}).
 * </ul>
 *
 * <p>So two correct implementations may differ by 2 e after any step. The bound of {@link #run}
 * grows from step to step, for errors of weights are carried on, and it does not know that they may
 * cancel: where a penalty's or a loss's sign is undecided, it soon bounds nothing. {@link #step}
 * from an implementation's own float32 weights bounds that step alone, and stays tight; weights
 * that are within it at each step are those of a correct implementation.
 */
public final class NaiveTraining {
  private final TrainingProblem training;
  private final ConvolutionProblem convolution;
  private final BoundedTensor kernel;
  private final Optional<BoundedTensor> bias;

  private NaiveTraining(
      TrainingProblem training, BoundedTensor kernel, Optional<BoundedTensor> bias) {
    this.training = training;
    this.convolution = training.convolution();
    this.kernel = kernel;
    this.bias = bias;
  }

  /** The first steps, from the problem's weights. */
  public static List<ReferenceStep> run(TrainingProblem training, int steps) {
    List<ReferenceStep> made = new ArrayList<>();
    BoundedTensor kernel = BoundedTensor.exact(training.convolution().kernel());
    Optional<BoundedTensor> bias = training.convolution().bias().map(BoundedTensor::exact);
    for (int i = 0; i < steps; i++) {
      ReferenceStep step = step(training, kernel, bias);
      made.add(step);
      kernel = step.kernel();
      bias = step.bias();
    }
    return made;
  }

  /** One step from these weights in place of the problem's. */
  public static ReferenceStep step(
      TrainingProblem training, BoundedTensor kernel, Optional<BoundedTensor> bias) {
    return new NaiveTraining(training, kernel, bias).step();
  }

  private ReferenceStep step() {
    BoundedTensor convolved = convolve();
    BoundedTensor output = training.activation().output(convolved);
    BoundedTensor above = above(convolved, output);
    return new ReferenceStep(
        loss(output),
        updated(
            kernel,
            kernelGradient(above),
            training.kernelRegularizer(),
            training.kernelConstraint()),
        bias.map(
            weights ->
                updated(
                    weights,
                    biasGradient(above),
                    training.biasRegularizer(),
                    training.biasConstraint())));
  }

  private BoundedTensor convolve() {
    Tensor input = convolution.input();
    BoundedSums sums = new BoundedSums(convolution.outputShape());
    ConvolutionTerms.visit(
        convolution, (i, k, o) -> sums.add(o, input.data()[i], kernel.value(k), kernel.error(k)));
    bias.ifPresent(
        weights -> {
          for (int o = 0; o < convolution.outputShape().elementCount(); o++) {
            int filter = ConvolutionTerms.filter(convolution, o);
            sums.add(o, 1, weights.value(filter), weights.error(filter));
          }
        });
    return sums.sums();
  }

  private Bounded loss(BoundedTensor output) {
    Bounded loss = training.loss().mean(output, training.target());
    if (training.activityRegularizer().isPresent()) {
      loss = loss.plus(training.activityRegularizer().get().penalty(output).dividedBy(batch()));
    }
    if (training.kernelRegularizer().isPresent()) {
      loss = loss.plus(training.kernelRegularizer().get().penalty(kernel));
    }
    if (training.biasRegularizer().isPresent() && bias.isPresent()) {
      loss = loss.plus(training.biasRegularizer().get().penalty(bias.get()));
    }
    return loss;
  }

  /** The gradient of the loss with respect to the output before the activation. */
  private BoundedTensor above(BoundedTensor convolved, BoundedTensor output) {
    BoundedTensor upstream = BoundedTensor.of(output.shape(), i -> outputGradient(output, i));
    return training.activation().gradient(convolved, upstream);
  }

  private Bounded outputGradient(BoundedTensor output, int offset) {
    Bounded ofLoss = training.loss().gradient(output, training.target(), offset);
    return training
        .activityRegularizer()
        .map(activity -> ofLoss.plus(activity.gradient(output.at(offset)).dividedBy(batch())))
        .orElse(ofLoss);
  }

  private BoundedTensor kernelGradient(BoundedTensor above) {
    Tensor input = convolution.input();
    BoundedSums sums = new BoundedSums(kernel.shape());
    ConvolutionTerms.visit(
        convolution, (i, k, o) -> sums.add(k, input.data()[i], above.value(o), above.error(o)));
    return sums.sums();
  }

  private BoundedTensor biasGradient(BoundedTensor above) {
    BoundedSums sums = new BoundedSums(Shape.of(convolution.spec().filters()));
    for (int o = 0; o < above.size(); o++) {
      sums.add(ConvolutionTerms.filter(convolution, o), 1, above.value(o), above.error(o));
    }
    return sums.sums();
  }

  private BoundedTensor updated(
      BoundedTensor weights,
      BoundedTensor gradient,
      Optional<ReferenceRegularizer> regularizer,
      Optional<ReferenceConstraint> constraint) {
    BoundedTensor moved =
        BoundedTensor.of(
            weights.shape(),
            i -> {
              Bounded weight = weights.at(i);
              Bounded slope =
                  regularizer
                      .map(each -> gradient.at(i).plus(each.gradient(weight)))
                      .orElse(gradient.at(i));
              return weight.plus(slope.times(-training.learningRate()));
            });
    return constraint.map(each -> each.apply(moved)).orElse(moved);
  }

  private double batch() {
    return convolution.input().shape().size(0);
  }
}

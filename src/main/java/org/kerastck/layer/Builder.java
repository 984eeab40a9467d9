package org.kerastck.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.constraint.Constraint;
import org.kerastck.geometry.Padding;
import org.kerastck.initializer.Initializer;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.tensor.DataFormat;

/**
 * Collects the arguments of a layer; what is not set has Keras's default. Nothing is checked before
 * {@link #build}, which checks in Keras's order.
 *
 * @param <L> the layer
 */
public final class Builder<L> {
  private final BiFunction<Map<String, ?>, LayerContext, L> construction;
  private final Map<String, Object> config = new LinkedHashMap<>();

  private @Nullable LayerContext context;

  Builder(BiFunction<Map<String, ?>, LayerContext, L> construction) {
    this.construction = construction;
  }

  /** The context that the layer is made in; one of its own by default. */
  public Builder<L> context(LayerContext shared) {
    context = shared;
    return this;
  }

  /** By default made of the class and the number of layers of the context. */
  public Builder<L> name(String name) {
    return set("name", name);
  }

  /** Whether the weights are trained; true by default. */
  public Builder<L> trainable(boolean trainable) {
    return set("trainable", trainable);
  }

  /** The number of output channels. */
  public Builder<L> filters(int filters) {
    return set("filters", filters);
  }

  /** Taps on both axes. */
  public Builder<L> kernelSize(int size) {
    return set("kernel_size", size);
  }

  /** Taps on each axis. */
  public Builder<L> kernelSize(int height, int width) {
    return set("kernel_size", List.of(height, width));
  }

  /** Strides on both axes; 1 by default. */
  public Builder<L> strides(int strides) {
    return set("strides", strides);
  }

  /** Strides on each axis. */
  public Builder<L> strides(int height, int width) {
    return set("strides", List.of(height, width));
  }

  /** Distance between taps on both axes; 1, not dilated, by default. */
  public Builder<L> dilationRate(int rate) {
    return set("dilation_rate", rate);
  }

  /** Distance between taps on each axis. */
  public Builder<L> dilationRate(int height, int width) {
    return set("dilation_rate", List.of(height, width));
  }

  /** Valid by default. */
  public Builder<L> padding(Padding padding) {
    return set("padding", padding.kerasName());
  }

  /** Of Conv2DTranspose, on both axes; absent by default, which is not 0. */
  public Builder<L> outputPadding(int outputPadding) {
    return set("output_padding", outputPadding);
  }

  /** Of Conv2DTranspose, on each axis. */
  public Builder<L> outputPadding(int height, int width) {
    return set("output_padding", List.of(height, width));
  }

  /** That of {@code keras.json} by default, which is channels last where nothing else is said. */
  public Builder<L> dataFormat(DataFormat format) {
    return set("data_format", format.kerasName());
  }

  /** Of Conv2D; 1 by default. */
  public Builder<L> groups(int groups) {
    return set("groups", groups);
  }

  /** By its name in Keras; linear by default. */
  public Builder<L> activation(String name) {
    return set("activation", name);
  }

  /** A function of one's own. */
  public Builder<L> activation(Activation activation) {
    return set("activation", activation);
  }

  /** Whether a bias is added; true by default. */
  public Builder<L> useBias(boolean useBias) {
    return set("use_bias", useBias);
  }

  /** By its name in Keras; {@code glorot_uniform} by default. */
  public Builder<L> kernelInitializer(String name) {
    return set("kernel_initializer", name);
  }

  /** What the kernel is filled with. */
  public Builder<L> kernelInitializer(Initializer initializer) {
    return set("kernel_initializer", initializer);
  }

  /** By its name in Keras; {@code zeros} by default. */
  public Builder<L> biasInitializer(String name) {
    return set("bias_initializer", name);
  }

  /** What the bias is filled with. */
  public Builder<L> biasInitializer(Initializer initializer) {
    return set("bias_initializer", initializer);
  }

  /** None by default. */
  public Builder<L> kernelRegularizer(Regularizer regularizer) {
    return set("kernel_regularizer", regularizer);
  }

  /** None by default. */
  public Builder<L> biasRegularizer(Regularizer regularizer) {
    return set("bias_regularizer", regularizer);
  }

  /** Of the output after the activation; none by default. */
  public Builder<L> activityRegularizer(Regularizer regularizer) {
    return set("activity_regularizer", regularizer);
  }

  /** None by default. */
  public Builder<L> kernelConstraint(Constraint constraint) {
    return set("kernel_constraint", constraint);
  }

  /** None by default. */
  public Builder<L> biasConstraint(Constraint constraint) {
    return set("bias_constraint", constraint);
  }

  /**
   * The layer.
   *
   * @throws KerasException where Keras refuses the arguments
   */
  public L build() {
    return construction.apply(config, context == null ? LayerContext.ofUser() : context);
  }

  private Builder<L> set(String name, Object value) {
    config.put(name, value);
    return this;
  }
}

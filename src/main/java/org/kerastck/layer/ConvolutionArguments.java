package org.kerastck.layer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.config.DTypePolicy;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;

/**
 * The arguments of either layer, after the checks of construction.
 *
 * @param filters a number, or null, which Keras refuses only when it builds
 * @param kernelSize taps on each axis
 * @param strides on each axis
 * @param dilationRate on each axis
 * @param padding valid or same; empty for a list, which Keras refuses only later
 * @param outputPadding of the transposed layer; absent is not 0
 * @param dataFormat of input and output
 * @param groups of Conv2D; 1 for the transposed layer
 * @param activation applied to the output
 * @param useBias whether there is a bias
 * @param dtype of computation and weights
 * @param autocast whether floating-point inputs of other dtypes are cast
 * @param settings what does not change the output of a call with given weights
 * @param written for {@code get_config}
 */
record ConvolutionArguments(
    @Nullable Number filters,
    PairArgument kernelSize,
    PairArgument strides,
    PairArgument dilationRate,
    Optional<Padding> padding,
    Optional<PairArgument> outputPadding,
    DataFormat dataFormat,
    Number groups,
    Activation activation,
    boolean useBias,
    DTypePolicy dtype,
    boolean autocast,
    LayerSettings settings,
    WrittenArguments written) {}

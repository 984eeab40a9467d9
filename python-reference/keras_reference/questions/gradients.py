"""The gradients of <upstream, output> with respect to input, kernel and bias."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference import bounds, definition
from keras_reference.defects import Finding
from keras_reference.questions import layers


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    differentiate = {"tensorflow": _tensorflow, "jax": _jax, "torch": _torch}

    def ask(layer: Any) -> dict[str, Any]:
        layer.build(task["input"].shape)
        backend = keras.backend.backend()
        made = differentiate[backend](layer, task["input"], task["upstream"])
        names = ["input", "kernel", "bias"][: len(made)]
        return {
            "gradients": {
                name: layers.array(keras, gradient)
                for name, gradient in zip(names, made, strict=True)
            }
        }

    return layers.outcome(lambda: layers.with_weights(keras, task), ask)


def _tensorflow(layer: Any, x: np.ndarray, upstream: np.ndarray) -> list[Any]:
    import tensorflow as tf

    # A variable of Keras 2 is TensorFlow's own, whose value is a method.
    variables = [v if callable(v.value) else v.value for v in layer.trainable_variables]
    with tf.GradientTape() as tape:
        tensor = tf.constant(x)
        tape.watch(tensor)
        total = tf.reduce_sum(layer(tensor) * upstream)
    return tape.gradient(total, [tensor, *variables])


def _jax(layer: Any, x: np.ndarray, upstream: np.ndarray) -> list[Any]:
    import jax

    state = [variable.value for variable in layer.non_trainable_variables]

    def total(tensor, variables):
        output, _ = layer.stateless_call(variables, state, tensor)
        return (output * upstream).sum()

    values = [variable.value for variable in layer.trainable_variables]
    # Compiled as one: primitive by primitive it takes four times as long.
    with jax.disable_jit(False):
        of_input, of_variables = jax.jit(jax.grad(total, argnums=(0, 1)))(
            jax.numpy.asarray(x), values
        )
    return [of_input, *of_variables]


def _torch(layer: Any, x: np.ndarray, upstream: np.ndarray) -> list[Any]:
    import torch

    tensor = torch.tensor(x, requires_grad=True)
    variables = [variable.value for variable in layer.trainable_variables]
    total = (layer(tensor) * torch.tensor(upstream)).sum()
    return list(torch.autograd.grad(total, [tensor, *variables]))


def value(case) -> dict[str, np.ndarray]:
    return definition.gradients(case.spec, case.input, case.weights, case.upstream)


def accepts(case, outcome: dict[str, Any], value: dict[str, np.ndarray]) -> bool:
    if "gradients" not in outcome or outcome["gradients"].keys() != value.keys():
        return False
    limits = None
    if case.comparison == "rounded":
        limits = definition.gradient_bounds(
            case.spec, case.input, case.weights, case.upstream
        )
    return all(
        _close(actual, value[name], limits and limits[name])
        for name, actual in outcome["gradients"].items()
    )


def _close(actual: np.ndarray, expected: np.ndarray, limit: tuple | None) -> bool:
    if actual.shape != expected.shape:
        return False
    error = np.abs(actual.astype(np.float64) - expected)
    return bool((error <= (0 if limit is None else bounds.gamma(*limit))).all())


def explain(case, outcome: dict[str, Any], value: dict[str, np.ndarray]):
    return _bias_along_width(case, outcome) or _one_filter(case, outcome, value)


def _bias_along_width(case, outcome: dict[str, Any]) -> Finding | None:
    """Channels first, and an output as wide as there are filters: dBias along width."""
    spec = case.spec
    if not (spec.channels_first and spec.use_bias) or spec.filters == 1:
        return None
    if spec.output_size[1] != spec.filters:
        return None
    wrong = definition.gradients_with_bias_along_width(
        spec, case.input, case.weights, case.upstream
    )
    if accepts(case, outcome, wrong):
        return Finding("ChannelsFirstBiasAlongWidth")
    return None


def _one_filter(
    case, outcome: dict[str, Any], value: dict[str, np.ndarray]
) -> Finding | None:
    """The input's gradient is a convolution of one channel, wrong after its first row.

    See ``OneDnnSingleInputChannel``; kernel and bias are right.
    """
    spec = case.spec
    height, width = spec.axes
    if not spec.transposed or spec.filters != 1 or (height.n < 2 or width.n != 1):
        return None
    if height.s != 1 or width.s == 1:
        return None
    made = outcome["gradients"]
    if made.keys() != value.keys() or made["input"].shape != value["input"].shape:
        return None
    first_row_right = spec.to_channels_last(made["input"]).astype(np.float64).copy()
    first_row_right[:, 0] = spec.to_channels_last(value["input"])[:, 0]
    wrong = value | {"input": spec.from_channels_last(first_row_right)}
    if accepts(case, outcome, wrong):
        return Finding("OneDnnSingleInputChannel", unstable=True)
    return None

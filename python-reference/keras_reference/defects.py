"""Known defects of backends: when they apply, and what they then compute.

A defect explains an outcome that contradicts the definition only if its documented
condition holds *and* its effect, recomputed here, is what the backend gave. Anything
else stays unexplained, and generation fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from keras_reference import activations, definition
from keras_reference.case import Case

NOTES = {
    "ChannelsFirstBiasAlongWidth": {
        "description": "Keras on TensorFlow, channels first, more than one filter, and "
        "an output exactly as wide as there are filters: ops.add takes the width for "
        "the channels.",
        "effect": "The bias is added along the width: element w of each row gets "
        "bias[w], whatever its channel.",
        "links": [
            "https://github.com/keras-team/keras/blob/v3.15.1/keras/src/backend/"
            "tensorflow/numpy.py"
        ],
    },
    "OneDnnSingleInputChannel": {
        "description": "oneDNN's AVX-512 convolution with one input channel, an output "
        "one wide and more than one high, stride 1 on the height and more on the "
        "width. Needs a processor with AVX-512. (The links are about the same family "
        "of kernels, not this very case.)",
        "effect": "The first row of each image is right. From the second on the window "
        "starts too far on (often at row r * stride_width), and the last rows are "
        "uninitialised memory. So the bytes are not recorded.",
        "links": [
            "https://github.com/uxlfoundation/oneDNN/issues/5080",
            "https://github.com/uxlfoundation/oneDNN/pull/5494",
        ],
    },
    "OneDnnEmptyOutput": {
        "description": "TensorFlow with oneDNN, where the output has no elements: the "
        "convolution hands back a tensor shaped as its input.",
        "effect": "A wrong shape and, where that shape has elements, uninitialised "
        "memory; the check that would refuse an empty output never sees one.",
        "links": ["https://github.com/keras-team/keras/issues/22416"],
    },
    "OpenVinoEmptyInput": {
        "description": "OpenVINO, Conv2DTranspose `valid`, an input without height or "
        "width and yet an output with elements, which only the bias reaches.",
        "effect": "The right shape and uninitialised memory.",
        "links": [
            "https://github.com/keras-team/keras/blob/v3.15.1/keras/src/backend/"
            "openvino/nn.py"
        ],
    },
    "NeedsOneDnn": {
        "description": "TensorFlow without oneDNN, on a processor: its own kernels have "
        "no channels first, and no dilation in the transposed convolution.",
        "effect": "The backend refuses what Keras's layer allows. A limit of that build, "
        "not a rule of Keras: an engine that refuses it too deviates.",
        "links": [
            "https://github.com/tensorflow/tensorflow/blob/v2.21.0/tensorflow/core/"
            "kernels/conv_ops.cc"
        ],
    },
    "TorchKernelGradient": {
        "description": "Torch, channels last, the kernel's last dimension 1 (Conv2D "
        "with one filter, Conv2DTranspose with one input channel), where Torch takes "
        "its slow kernels.",
        "effect": "No gradients at all: Torch raises 'grad_weight must be contiguous'.",
        "links": [
            "https://github.com/pytorch/pytorch/blob/v2.13.0/aten/src/ATen/native/"
            "ConvolutionMM2d.cpp"
        ],
    },
}

# Shown by some processors only.
PROCESSOR_DEPENDENT = ("OneDnnSingleInputChannel",)


@dataclass(frozen=True)
class Finding:
    """A defect that explains an outcome; ``unstable`` where its bytes may change."""

    name: str
    unstable: bool = False


# (actual, wrong value in float64, addition to S of the rounding bound) -> whether equal
Conforms = Callable[[np.ndarray, np.ndarray, float], bool]


def _bias_along_width(case: Case, output: np.ndarray, conforms: Conforms):
    """Channels first and out_width == filters > 1: bias[w] in place of bias[f]."""
    spec = case.spec
    if not (spec.channels_first and spec.use_bias):
        return None
    if spec.filters == 1 or spec.output_size[1] != spec.filters:
        return None
    x = spec.to_channels_last(case.input)
    value = definition.linear(spec, x, case.weights["kernel"])
    value = value + case.weights["bias"].astype(np.float64)[:, None]
    wrong = activations.value(spec.activation, spec.from_channels_last(value))
    largest = float(np.abs(case.weights["bias"]).max())
    if output.shape == wrong.shape and conforms(output, wrong, largest):
        return Finding("ChannelsFirstBiasAlongWidth")
    return None


def _one_input_channel(case: Case, output: np.ndarray, conforms: Conforms):
    """The first row is right; what follows is misplaced or was never written."""
    spec = case.spec
    height, width = spec.axes
    out_height, out_width = spec.output_size
    if spec.transposed or spec.channels // spec.groups != 1 or out_width != 1:
        return None
    if height.s != 1 or width.s == 1 or out_height < 2:
        return None
    right = definition.evaluate(spec, case.input, case.weights)
    if output.shape != right.shape:
        return None
    first_row_right = spec.to_channels_last(output).astype(np.float64).copy()
    first_row_right[:, 0] = spec.to_channels_last(right)[:, 0]
    if conforms(output, spec.from_channels_last(first_row_right), 0.0):
        return Finding("OneDnnSingleInputChannel", unstable=True)
    return None


def _empty_output(case: Case, output: np.ndarray, conforms: Conforms):
    """No output elements, and yet a tensor as large as the input, filters aside."""
    spec = case.spec
    if min(spec.batch, *spec.output_size) > 0 or output.shape == spec.output_shape:
        return None
    size = spec.to_channels_last(case.input).shape[:3]
    if spec.to_channels_last(output).shape[:3] == size:
        return Finding("OneDnnEmptyOutput", unstable=output.size > 0)
    return None


# Name, what the library says, and the configurations of which it may say so.
_LIMITATIONS = (
    (
        "NeedsOneDnn",
        re.compile(r"only supports? (the )?NHWC"),
        lambda spec: spec.channels_first,
    ),
    (
        "NeedsOneDnn",
        re.compile(r"do not yet support dilation rates larger than 1"),
        lambda spec: spec.transposed and any(axis.d > 1 for axis in spec.axes),
    ),
    (
        "TorchKernelGradient",
        re.compile(r"grad_weight (must|needs to) be contiguous"),
        lambda spec: spec.kernel_shape[3] == 1 and not spec.channels_first,
    ),
)

# Of a native library; not a trait of the cases that meet them, and so no flag.
LIMITATIONS = frozenset(name for name, _, _ in _LIMITATIONS)


def limitation(case: Case, outcome: dict) -> str | None:
    """The known limit of a native library behind an error, if any."""
    if case.spec is None or case.refused:
        return None
    message = outcome["error"]["message"]
    for name, words, holds in _LIMITATIONS:
        if words.search(message) and holds(case.spec):
            return name
    return None


def _empty_input(case: Case, output: np.ndarray, conforms: Conforms):
    """No input elements, the right shape, and values that nothing has written."""
    spec = case.spec
    if not spec.transposed or case.input.size > 0 or spec.batch == 0:
        return None
    if output.shape == spec.output_shape and output.size > 0:
        return Finding("OpenVinoEmptyInput", unstable=True)
    return None


def explain(case: Case, output: np.ndarray, conforms: Conforms) -> Finding | None:
    """The defect that explains an output which contradicts the definition, if any."""
    for detect in (
        _empty_output,
        _empty_input,
        _bias_along_width,
        _one_input_channel,
    ):
        finding = detect(case, output, conforms)
        if finding:
            return finding
    return None

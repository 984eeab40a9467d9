"""Traits that follow from a case's geometry, and what each of them catches.

The ids of rules, which are flags too, are in ``rules.py``.
"""

from __future__ import annotations

from keras_reference import geometry
from keras_reference.spec import Spec

NOTES = {
    "KernelSmallerThanStride": {
        "description": "On some axis the effective kernel is smaller than the stride: "
        "K = (k - 1) * d + 1 < s.",
        "effect": "Conv2D: a total padding that is not clamped to 0 shifts the window. "
        "Conv2DTranspose: the output has places that no input reaches, and `valid` is "
        "(n - 1) * s + s long, not (n - 1) * s + K.",
        "links": [
            "https://github.com/deeplearning4j/deeplearning4j/issues/8317",
            "https://github.com/microsoft/onnxruntime/issues/10086",
        ],
    },
    "NegativeTotalPadding": {
        "description": "On some axis (out - 1) * s + K - n is negative for `same`.",
        "effect": "An engine that halves it instead of clamping it to 0 starts reading "
        "inside the input.",
        "links": ["https://github.com/microsoft/onnxruntime/issues/10086"],
    },
    "KernelLargerThanInput": {
        "description": "On some axis the effective kernel is larger than the input.",
        "effect": "`same` computes it all the same; an engine that refuses, or that "
        "reads out of bounds, shows here.",
        "links": ["https://github.com/deeplearning4j/deeplearning4j/issues/8349"],
    },
    "OddCrop": {
        "description": "Conv2DTranspose `same` where the total crop is odd on some "
        "axis: the odd one is cropped after.",
        "effect": "Cropped before instead: right shape, values shifted by one.",
        "links": [
            "https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2"
        ],
    },
    "ValidDropsTheEnd": {
        "description": "Conv2D `valid` where (n - K) mod s != 0 on some axis: the last "
        "inputs are never read.",
        "effect": "An output size rounded up reads beyond the end.",
        "links": [
            "https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2"
        ],
    },
    "OutputPaddingAddsZeros": {
        "description": "Conv2DTranspose where the crop of `same` would be negative, or "
        "`valid` with output_padding over 0: places after the full result, where only "
        "the bias is.",
        "effect": "An engine that drops output_padding has a smaller output.",
        "links": ["https://github.com/keras-team/keras/pull/23014"],
    },
    "LooksLikeAnotherLayout": {
        "description": "Height, width, channels and filters are all the same number.",
        "effect": "A layout guessed from the shape can't be told from the right one by "
        "the shape of the output; only the values tell.",
        "links": ["https://github.com/deeplearning4j/deeplearning4j/issues/8315"],
    },
}


def _conv_flags(spec: Spec) -> set[str]:
    flags = set()
    for axis in spec.axes:
        total = geometry.conv_pad_total(axis, spec.padding)
        reach = axis.effective_kernel_size
        if spec.padding == "same":
            if total < 0:
                flags.add("NegativeTotalPadding")
        elif axis.n >= reach and (axis.n - reach) % axis.s:
            flags.add("ValidDropsTheEnd")
    return flags


def _transpose_flags(spec: Spec) -> set[str]:
    flags = set()
    for axis in spec.axes:
        total = geometry.transpose_crop_total(axis, spec.padding)
        if total > 0 and total % 2:
            flags.add("OddCrop")
        if axis.p and (spec.padding == "valid" or total < 0):
            flags.add("OutputPaddingAddsZeros")
    return flags


def flags(spec: Spec) -> tuple[str, ...]:
    """The traits of a configuration, in the order of ``NOTES``."""
    found = _transpose_flags(spec) if spec.transposed else _conv_flags(spec)
    if any(axis.effective_kernel_size < axis.s for axis in spec.axes):
        found.add("KernelSmallerThanStride")
    if any(axis.effective_kernel_size > axis.n > 0 for axis in spec.axes):
        found.add("KernelLargerThanInput")
    if len({spec.height.n, spec.width.n, spec.channels, spec.filters}) == 1:
        found.add("LooksLikeAnotherLayout")
    return tuple(name for name in NOTES if name in found)

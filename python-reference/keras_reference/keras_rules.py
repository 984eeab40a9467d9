"""The rules of what Keras computes, each with what it catches.

``KerasRule.java`` has the same ids, conditions and words, in the same order. n is the
input size of an axis, k the kernel size, s the strides, d the dilation rate,
K = (k - 1) d + 1 the effective kernel size, p the output padding, out the output size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from keras_reference.geometry import Axis, conv_output_size, conv_pad_total
from keras_reference.spec import Spec

KERAS = "https://github.com/keras-team/keras"
_TF_PADDING = "https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2"
CONV, TRANSPOSED = "conv2d", "conv2d_transpose"


@dataclass(frozen=True)
class Rule:
    """What Keras computes; ``applies`` where a case exercises it."""

    id: str
    scope: str
    formula: str
    sentence: str
    effect: str
    applies: Callable[[Spec], bool]
    links: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        return f"{self.scope}: {self.formula}. {self.sentence}"

    @property
    def note(self) -> dict[str, Any]:
        note = {"description": self.description, "effect": self.effect}
        return note | ({"links": list(self.links)} if self.links else {})


def on_some_axis(spec: Spec, condition: Callable[[Axis], bool]) -> bool:
    return any(condition(axis) for axis in spec.axes)


def on(layer: str, padding: str, condition: Callable[[Axis], bool]):
    return lambda spec: (
        (spec.layer, spec.padding) == (layer, padding) and on_some_axis(spec, condition)
    )


def _last_window_end(axis: Axis) -> int:
    """(out - 1) s + K for ``same``."""
    out = conv_output_size(axis, "same")
    return (out - 1) * axis.s + axis.effective_kernel_size


def _arguments(axis: Axis) -> tuple:
    return axis.k, axis.s, axis.d, axis.p


RULES = (
    Rule(
        "effective-kernel-size",
        "Both layers",
        "K = (k - 1) d + 1",
        "A dilated kernel spans K elements; every size and every pad is computed from "
        "K, not from k.",
        "Sizes and pads taken from k give a dilated layer another output size, or "
        "shifted values; a dilation rate that is ignored, or counted from 0, gives "
        "others.",
        lambda spec: on_some_axis(spec, lambda axis: axis.d > 1 and axis.k > 1),
    ),
    Rule(
        "conv-valid-output-size",
        "Conv2D, valid",
        "out = floor((n - K) / s) + 1",
        "The kernel stays inside the input; inputs after the last whole window are "
        "never read.",
        "An output size rounded up reads beyond the end.",
        on(
            CONV,
            "valid",
            lambda axis: axis.n >= axis.effective_kernel_size and axis.s > 1,
        ),
        (_TF_PADDING,),
    ),
    Rule(
        "conv-same-output-size",
        "Conv2D, same",
        "out = ceil(n / s)",
        "The output is as large as the input only where s = 1.",
        "An output as large as the input, or with its size rounded down, has a wrong "
        "shape.",
        on(CONV, "same", lambda axis: True),
        (_TF_PADDING,),
    ),
    Rule(
        "same-pads-by-input-size",
        "Conv2D, same",
        "total = max((out - 1) s + K - n, 0)",
        "The padding depends on the input size through (n - 1) mod s, not on the "
        "kernel alone.",
        "Padding taken from the kernel alone gives the right shape and wrong values.",
        on(
            CONV,
            "same",
            lambda axis: axis.effective_kernel_size > 1 and (axis.n - 1) % axis.s != 0,
        ),
        ("https://github.com/pytorch/pytorch/issues/3867",),
    ),
    Rule(
        "same-total-is-not-negative",
        "Conv2D, same",
        "total = 0 where (out - 1) s + K < n",
        "Where the last window ends before the input does, nothing is padded and "
        "nothing is cropped.",
        "An engine that halves the negative total in place of taking it as 0 starts "
        "reading inside the input.",
        on(CONV, "same", lambda axis: axis.n > 0 and _last_window_end(axis) < axis.n),
        ("https://github.com/microsoft/onnxruntime/issues/10086",),
    ),
    Rule(
        "same-pads-the-odd-one-after",
        "Conv2D, same",
        "before = floor(total / 2), after = total - before",
        "An odd total puts the extra zero after the input (SAME_UPPER, in ONNX's "
        "words).",
        "SAME_LOWER puts it before: right shape, values shifted by one.",
        on(CONV, "same", lambda axis: max(conv_pad_total(axis, "same"), 0) % 2 != 0),
        (_TF_PADDING,),
    ),
    Rule(
        "transposed-valid-output-size",
        "Conv2DTranspose, valid, without output_padding",
        "out = (n - 1) s + max(K, s)",
        "Where the kernel is smaller than the strides, zeros follow the last input's "
        "contribution.",
        "An output of (n - 1) s + K lacks these zeros.",
        on(TRANSPOSED, "valid", lambda axis: axis.p is None),
        ("https://github.com/deeplearning4j/deeplearning4j/issues/8317",),
    ),
    Rule(
        "transposed-valid-output-padding",
        "Conv2DTranspose, valid, with output_padding",
        "out = (n - 1) s + K + p",
        "Output padding appends p places that no input reaches; p = 0 is not the same "
        "as none.",
        "An engine that drops output_padding, or takes 0 for absent, has an output of "
        "another size.",
        on(TRANSPOSED, "valid", lambda axis: axis.p is not None),
        (f"{KERAS}/pull/23014",),
    ),
    Rule(
        "transposed-same-output-size",
        "Conv2DTranspose, same, without output_padding",
        "out = n s",
        "Whatever the kernel.",
        "An engine that takes an absent output_padding for 0 has an output of "
        "(n - 1) s + (K mod 2).",
        on(TRANSPOSED, "same", lambda axis: axis.p is None),
    ),
    Rule(
        "transposed-same-output-padding",
        "Conv2DTranspose, same, with output_padding",
        "out = (n - 1) s + (K mod 2) + p",
        "Given output padding replaces the rule out = n s; p = 0 is not the same as "
        "none.",
        "An engine that drops output_padding, or takes 0 for absent, has an output of "
        "n s.",
        on(TRANSPOSED, "same", lambda axis: axis.p is not None),
        (f"{KERAS}/pull/23014",),
    ),
    Rule(
        "transposed-same-crop",
        "Conv2DTranspose, same",
        "crop before = floor(max((n - 1) s + K - out, 0) / 2)",
        "The full result of (n - 1) s + K elements is cropped; an odd crop takes the "
        "extra element after. Where out is larger, nothing is cropped and zeros "
        "follow.",
        "A crop of another size before gives the right shape, and values that are "
        "shifted.",
        on(TRANSPOSED, "same", lambda axis: axis.n > 0),
        (f"{KERAS}/pull/22876",),
    ),
    Rule(
        "transposed-scatters",
        "Conv2DTranspose",
        "full[a s + i d] += x[a] w[i]",
        "Each input element adds the kernel, not flipped, to the full result: seen as "
        "a convolution over the zero-inserted input, the kernel is flipped and its "
        "channels are swapped.",
        "A kernel flipped once too often or too rarely, or with its channels the other "
        "way round, gives the right shape and wrong values.",
        lambda spec: spec.transposed and on_some_axis(spec, lambda axis: axis.k > 1),
    ),
    Rule(
        "correlates",
        "Conv2D",
        "out[o] = sum over i of x[o s - before + i d] w[i]",
        "The kernel is not flipped.",
        "The convolution of mathematics, which flips it, gives the right shape and "
        "wrong values.",
        lambda spec: (
            not spec.transposed and on_some_axis(spec, lambda axis: axis.k > 1)
        ),
    ),
    Rule(
        "axes-are-independent",
        "Both layers",
        "height and width have a kernel size, strides, dilation rate and pads of "
        "their own",
        "In this order in every argument and in the kernel.",
        "One number for both axes, or the two in the other order, gives a wrong shape "
        "or wrong values; where both axes have the same arguments it does not show.",
        lambda spec: _arguments(spec.height) != _arguments(spec.width),
    ),
    Rule(
        "data-format-permutes-axes",
        "Both layers, channels_first",
        "(batch, channels, height, width)",
        "The same numbers as with channels_last, in another order; the kernel's "
        "layout stays.",
        "Read as channels last, the same data give another shape or wrong values; a "
        "permuted kernel gives wrong values.",
        lambda spec: spec.channels_first,
    ),
)

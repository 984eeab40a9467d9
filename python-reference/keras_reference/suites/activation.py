"""Activations after the convolution.

Those without arithmetic of their own on small integers, with sums of a few units around
their knees; all others on real numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from keras_reference import activations, data, definition
from keras_reference.case import Case, positive
from keras_reference.covering import axis_combinations, design, with_output
from keras_reference.spec import Spec
from keras_reference.suites.geometry import DATA_FORMATS, PADDINGS, rotated
from keras_reference.suites.suite import Suite

PER_ACTIVATION = 20


def spread(layer: str, padding: str, count: int, rotation: int):
    """``count`` pairs of axes spread over the design, large enough to say something."""
    combinations = axis_combinations(sizes=(3, 4, 5, 6))
    if layer == "conv2d" and padding == "valid":
        combinations = with_output(combinations)
    pairs = design(combinations, rotation, all_pairs=False)
    return [pairs[(2 * i + 1) * len(pairs) // (2 * count)] for i in range(count)]


def _is_telling(spec: Spec, x, weights) -> bool:
    """Values below 0, between the knees and above 6, and no long run of one value."""
    before = definition.evaluate(spec.but(activation="linear"), x, weights)
    if before.size < 6:
        return True
    shares = [(before < 0).mean(), ((before > 0) & (before < 6)).mean()]
    shares.append((before > 6).mean())
    return min(shares) >= 0.05 and len(np.unique(before)) >= min(6, before.size // 2)


def _case(spec: Spec) -> Case:
    """The first of a few draws on which the knees matter."""
    draws = (data.small_integers(spec, attempt) for attempt in range(64))
    tensors = next((t for t in draws if _is_telling(spec, *t)), None)
    return positive(spec, tensors or data.small_integers(spec))


def _exact(layer: str) -> Iterator[Case]:
    for a, activation in enumerate(activations.EXACT):
        per_padding = PER_ACTIVATION // len(PADDINGS)
        for p, padding in enumerate(PADDINGS):
            pairs = spread(layer, padding, per_padding, rotation=2 * a + p)
            for index, (height, width) in enumerate(pairs):
                spec = Spec(
                    layer,
                    height,
                    width,
                    padding,
                    data_format=DATA_FORMATS[index % 2],
                    activation=activation,
                    tag="small",
                )
                case = _case(rotated(spec, index + a))
                if activation == "linear" and index % 2:
                    case.config["activation"] = None
                yield case


def _has_rows(spec: Spec) -> bool:
    """The last axis has something to mix, and two halves."""
    size = spec.output_size[1] if spec.channels_first else spec.filters
    return size >= 2 and size % 2 == 0


def _rounded(layer: str) -> Iterator[Case]:
    """Two cases of each function of one number, four of each that mixes an axis."""
    names = [name for name in activations.NAMES if name not in activations.EXACT]
    for a, activation in enumerate(names):
        for p, padding in enumerate(PADDINGS):
            mixes = activation in activations.ROWS
            formats = DATA_FORMATS if mixes else [DATA_FORMATS[(a + p) % 2]]
            for f, data_format in enumerate(formats):
                specs = (
                    Spec(
                        layer,
                        height,
                        width,
                        padding,
                        channels=1 + (a + f) % 3,
                        filters=4 if mixes else 1 + (a + p) % 3,
                        use_bias=(a + f) % 2 == 0,
                        data_format=data_format,
                        activation=activation,
                    )
                    for height, width in spread(layer, padding, 24, rotation=a + p)
                )
                spec = next(s for s in specs if not mixes or _has_rows(s))
                tensors = data.normal(spec, kernel_scale=0.5)
                case = positive(spec, tensors, comparison="rounded")
                if activation == "sparsemax":
                    case.not_on = "numpy"  # gives float64 there
                yield case


def suite(layer: str) -> Suite:
    return Suite(
        f"{layer}/activation",
        "Every activation that Keras knows by name. relu, relu6 and none, the last "
        "spelt both `linear` and null: small integers, so that outputs lie below 0, "
        "between 0 and 6, and above 6. All others: real numbers, compared under the "
        "rounding bound; glu, softmax, log_softmax and sparsemax work on the last "
        "axis, which is the width with channels first.",
        [*_exact(layer), *_rounded(layer)],
    )

"""Activations after the convolution, with sums of a few units around their knees."""

from __future__ import annotations

import numpy as np

from keras_reference import data, definition
from keras_reference.case import Case, positive
from keras_reference.covering import axis_combinations, design, with_output
from keras_reference.spec import Spec
from keras_reference.suites.geometry import DATA_FORMATS, PADDINGS, rotated
from keras_reference.suites.suite import Suite

ACTIVATIONS = ("linear", "relu", "relu6")
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


def suite(layer: str) -> Suite:
    cases = []
    for a, activation in enumerate(ACTIVATIONS):
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
                cases.append(case)
    return Suite(
        f"{layer}/activation",
        "relu, relu6 and none, the last spelt both `linear` and null; small integers, "
        "so that outputs lie below 0, between 0 and 6, and above 6.",
        cases,
    )

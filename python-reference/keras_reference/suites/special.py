"""Values that are not ordinary numbers, and how far each of them spreads."""

from __future__ import annotations

import numpy as np

from keras_reference import data
from keras_reference.case import positive
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.geometry import DATA_FORMATS
from keras_reference.suites.suite import Suite

NAN, INF = float("nan"), float("inf")

# What is put in, one value per place.
VALUES = {
    "nan": (NAN,),
    "inf": (INF,),
    "neg_inf": (-INF,),
    "both_inf": (INF, -INF),
    "neg_zero": (-0.0,),
}
PLACES = ("interior", "border", "kernel_centre", "kernel_corner", "bias")

# (height, width, padding); the transposed layer takes the same.
GEOMETRIES = [
    (Axis(5, 3), Axis(4, 3), "same"),
    (Axis(5, 3, 2), Axis(6, 2, 2), "same"),
    (Axis(4, 2, 1, 2), Axis(5, 3), "same"),
    (Axis(5, 3), Axis(6, 2), "valid"),
    (Axis(4, 2, 3), Axis(5, 3, 2), "valid"),
    (Axis(6, 3, 1, 2), Axis(4, 2, 1, 3), "valid"),
]
PER_CELL = 3


def _put(x: np.ndarray, weights: dict, spec: Spec, place: str, values) -> None:
    """Writes each value: the first channel or filter gets the first, and so on."""
    x_last = spec.to_channels_last(x)
    kernel = weights["kernel"]
    for c, value in enumerate(values):
        if place == "interior":
            x_last[0, spec.height.n // 2, spec.width.n // 2, c] = value
        elif place == "border":
            x_last[0, 0, spec.width.n - 1, c] = value
        elif place == "kernel_centre":
            kernel[spec.height.k // 2, spec.width.k // 2, c, 0] = value
        elif place == "kernel_corner":
            kernel[0, -1, c, 0] = value
        else:
            weights["bias"][c] = value


def _subnormal(spec: Spec, place: str):
    """About half of the values below 2**-126, where some processors see 0.

    The other factor is at most 1, so that flushing moves a result by less than
    2**-126 for each term.
    """
    low, one = (-39.5, -36.5), (-1.0, 0.0)
    if place == "input":
        return data.magnitudes(spec, low, one)
    if place == "kernel":
        return data.magnitudes(spec, one, low)
    return data.magnitudes(spec, (-19.5, -18.5), (-19.5, -18.0))


def _spec(layer: str, place: str, tag: str, index: int) -> Spec:
    height, width, padding = GEOMETRIES[index % len(GEOMETRIES)]
    return Spec(
        layer,
        height,
        width,
        padding,
        batch=1 + index % 2,
        channels=2 + index % 2,
        filters=3 - index % 2,
        data_format=DATA_FORMATS[(index + index // 2) % 2],
        use_bias=place in ("bias", "everywhere") or index % 3 != 0,
        tag=tag,
    )


def suite(layer: str) -> Suite:
    cases = []
    index = 0
    for name, values in VALUES.items():
        for place in PLACES:
            for _ in range(PER_CELL):
                spec = _spec(layer, place, f"{name}_{place}", index)
                x, weights = data.normal(spec)
                _put(x, weights, spec, place, values)
                cases.append(positive(spec, (x, weights), comparison="rounded"))
                index += 1
    for place in ("input", "kernel", "products"):
        for g in range(len(GEOMETRIES)):
            spec = _spec(layer, place, f"subnormal_{place}", g)
            tensors = _subnormal(spec, place)
            cases.append(positive(spec, tensors, comparison="rounded"))
    for g in range(len(GEOMETRIES)):
        spec = _spec(layer, "everywhere", "all_neg_zero", g)
        x, weights = data.normal(spec)
        tensors = (np.full_like(x, -0.0), weights)
        cases.append(positive(spec, tensors, comparison="rounded"))
    return Suite(
        f"{layer}/special",
        "NaN, infinities, negative zero and subnormal numbers in the input, the kernel "
        "and the bias, in the interior and at the border.",
        cases,
    )

"""Real-valued data, where the order of summation decides the last bits."""

from __future__ import annotations

from keras_reference import data
from keras_reference.case import positive
from keras_reference.spec import Spec
from keras_reference.suites.activation import spread
from keras_reference.suites.geometry import DATA_FORMATS, PADDINGS, rotated
from keras_reference.suites.suite import Suite

# tag: (tensors of a specification, number of cases); what each range is for:
# large and tiny show a fixed tolerance to be too tight or blind, mixed and cancelling
# make relative errors large, deep has many terms.
KINDS = {
    "normal": (data.normal, 64),
    "large": (lambda spec: data.magnitudes(spec, (4, 6), (4, 6)), 28),
    "tiny": (lambda spec: data.magnitudes(spec, (-30, -28), (-1, 0)), 24),
    "tiny_kernel": (lambda spec: data.magnitudes(spec, (-16, -14), (-20, -16)), 12),
    "mixed": (lambda spec: data.magnitudes(spec, (-4, 4), (-4, 4)), 28),
    "cancelling": (data.cancelling, 24),
    "deep": (data.normal, 16),
    "wide_range": (lambda spec: data.magnitudes(spec, (-12, 0), (0, 12)), 8),
}
DEEP = [(16, 4), (64, 2), (8, 8), (32, 3)]


def _with_channels(spec: Spec, tag: str, index: int) -> Spec:
    if tag == "cancelling":
        return spec.but(channels=2 + 2 * (index % 3), filters=1 + index % 3)
    if tag == "deep":
        channels, filters = DEEP[index % len(DEEP)]
        return spec.but(batch=1, channels=channels, filters=filters)
    return spec


def suite(layer: str) -> Suite:
    cases = []
    for tag, (tensors, count) in KINDS.items():
        for p, padding in enumerate(PADDINGS):
            pairs = spread(layer, padding, count // 2, rotation=p + len(tag))
            for index, (height, width) in enumerate(pairs):
                spec = Spec(
                    layer,
                    height,
                    width,
                    padding,
                    data_format=DATA_FORMATS[(index + index // 2) % 2],
                    tag=tag,
                )
                spec = _with_channels(rotated(spec, 3 * index + p), tag, index)
                cases.append(positive(spec, tensors(spec), comparison="rounded"))
    return Suite(
        f"{layer}/rounded",
        "Real numbers, compared under the rounding bound: normal, large, tiny, mixed "
        "magnitudes, cancellation, many channels.",
        cases,
    )

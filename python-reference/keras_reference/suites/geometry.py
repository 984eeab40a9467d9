"""The geometry suites: every axis combination, under both paddings and formats."""

from __future__ import annotations

import numpy as np

from keras_reference import definition, traits
from keras_reference.case import Case, positive
from keras_reference.covering import axis_combinations, design, with_output
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.suite import Suite

PADDINGS = ("same", "valid")
DATA_FORMATS = ("channels_last", "channels_first")

# (channels, filters), different in most; each number occurs on either side.
CHANNELS = [
    (1, 2),
    (2, 3),
    (3, 1),
    (2, 4),
    (3, 2),
    (1, 3),
    (2, 1),
    (3, 4),
    (1, 1),
    (3, 3),
    (2, 2),
    (1, 4),
]


def rotated(spec: Spec, index: int) -> Spec:
    """Batch, channels, filters and use_bias of the case with this index.

    The strides 5, 7 and 3 are coprime to the periods 12, 2 and 2, and the quotients
    keep the three from moving in step.
    """
    channels, filters = CHANNELS[(5 * index + index // 12) % len(CHANNELS)]
    return spec.but(
        batch=1 + (index + index // 3) % 2,
        channels=channels,
        filters=filters,
        use_bias=(index // 2 + index // 5) % 2 == 0,
    )


def telling(spec: Spec) -> Spec:
    """Where no tap of a dilated kernel meets the input, only the bias shows anything.

    Then there are a bias and two filters at least, so that the output isn't constant.
    """
    ones = np.ones(spec.input_shape), {"kernel": np.ones(spec.kernel_shape)}
    if (definition.terms(spec, *ones) > 1).any() or 0 in spec.output_shape:
        return spec
    filters = max(spec.filters, 2 * spec.groups)
    return spec.but(use_bias=True, filters=filters)


def twins(layer: str, output_padding: bool) -> list[Spec]:
    """Height = width = channels = filters, each with a twin in which one differs."""
    specs = []
    for n, k, s in ((2, 2, 1), (3, 3, 1), (3, 2, 2), (2, 3, 2)):
        axis = Axis(n, k, s, 1, 0 if output_padding else None)
        equal = Spec(layer, axis, axis, "same", 2, n, n)
        wider = Axis(n + 1, k, s, 1, axis.p)
        specs += [equal, equal.but(width=wider), equal.but(height=wider)]
    return [
        spec.but(data_format=data_format)
        for spec in specs
        for data_format in DATA_FORMATS
    ]


def _cases(layer: str, output_padding: bool) -> list[Case]:
    specs = []
    for p, padding in enumerate(PADDINGS):
        combinations = axis_combinations(output_padding)
        if layer == "conv2d" and padding == "valid":
            combinations = with_output(combinations)
        for f, data_format in enumerate(DATA_FORMATS):
            start = 2 * p + f
            pairs = design(combinations, rotation=start)
            for index, (height, width) in enumerate(pairs, start):
                spec = Spec(layer, height, width, padding, data_format=data_format)
                specs.append(telling(rotated(spec, index)))
    specs += twins(layer, output_padding)
    unique = {spec.id: spec for spec in specs}
    return [
        positive(spec, flags=traits.flags(spec))
        for spec in sorted(unique.values(), key=order)
    ]


def order(spec: Spec):
    axes = [
        (axis.k, axis.s, axis.d, -1 if axis.p is None else axis.p, axis.n)
        for axis in spec.axes
    ]
    return spec.padding, spec.data_format, axes, spec.id


def geometry(layer: str) -> Suite:
    return Suite(
        f"{layer}/geometry",
        "Every legal combination of input size 1..8, kernel size 1..5, stride 1..4 and "
        "dilation rate 1..3 on the height and on the width, every pair of kernel size "
        "and stride on both, under both paddings and both data formats.",
        _cases(layer, output_padding=False),
        traits.NOTES,
    )


def output_padding() -> Suite:
    return Suite(
        "conv2d_transpose/output_padding",
        "As conv2d_transpose/geometry, with every legal output_padding 0..stride-1 as "
        "part of each axis's combination.",
        _cases("conv2d_transpose", output_padding=True),
        traits.NOTES,
    )

"""The cells that public bug reports name, each flagged with its report."""

from __future__ import annotations

import numpy as np

from keras_reference import data, definition
from keras_reference.case import Case, positive
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.errors import base
from keras_reference.suites.refusal import refused
from keras_reference.suites.regression_notes import NOTES
from keras_reference.suites.suite import Suite

FIRST = "channels_first"
CONV, TRANSPOSE = "conv2d", "conv2d_transpose"


def _spec(
    layer: str,
    flag: str,
    height: Axis,
    width: Axis,
    padding: str = "same",
    situation: str = "",
    **members,
) -> Spec:
    settings = {"channels": 2, "filters": 3} | members
    tag = flag.lower() + (f"_{situation}" if situation else "")
    return Spec(layer, height, width, padding, tag=tag, **settings)


def _conv(flag: str, height: Axis, width: Axis, **members) -> Spec:
    return _spec(CONV, flag, height, width, **members)


def _transpose(flag: str, height: Axis, width: Axis, **members) -> Spec:
    return _spec(TRANSPOSE, flag, height, width, **members)


def _conv_specs() -> list[Spec]:
    specs = [
        _conv("R05", Axis(3, 5), Axis(4, 5)),
        _conv("R05", Axis(3, 5), Axis(3, 5), data_format=FIRST),
        _conv("R06", Axis(16, 3), Axis(16, 3), channels=16, filters=1),
        _conv("R06", Axis(4, 3), Axis(4, 3), channels=4, filters=4),
        _conv("R06", Axis(4, 3), Axis(4, 3), channels=4, data_format=FIRST),
        _conv("R23", Axis(5, 3, 2), Axis(6, 3, 3)),
        _conv("R23", Axis(7, 2, 2), Axis(5, 4, 4), data_format=FIRST),
        _conv("R25", Axis(500, 5, 10), Axis(3, 2), channels=1, filters=2),
        _conv("R25", Axis(6, 1, 3), Axis(4, 2)),
        _conv("R25", Axis(4, 2), Axis(6, 1, 3)),
        _conv("R26", Axis(8, 3, 1, 2), Axis(7, 2, 1, 2)),
        _conv("R26", Axis(8, 3, 1, 2), Axis(8, 3, 1, 2), data_format=FIRST),
        _conv("R29", Axis(224, 7, 2), Axis(4, 3), filters=2),
        _conv("R29", Axis(4, 3), Axis(224, 7, 2), filters=2),
        _conv("R30", Axis(6, 3, 2), Axis(8, 3, 2)),
        _conv("R31", Axis(15, 1, 3), Axis(4, 2)),
        _conv("R31", Axis(15, 1, 3), Axis(15, 1, 3), channels=1, filters=2),
        _conv("R32", Axis(3, 1, 3), Axis(1, 1)),
        _conv("R32", Axis(3, 1, 3), Axis(1, 1), channels=1, filters=1),
        _conv("R33", Axis(5, 3, 2), Axis(6, 4, 3), channels=4, filters=2),
        _conv("R36", Axis(5, 2), Axis(6, 4)),
        _conv("R36", Axis(6, 3, 2), Axis(4, 5, 2), data_format=FIRST),
        _conv("R38", Axis(391, 3, 2), Axis(3, 2), channels=1, filters=2),
        _conv("R41", Axis(6, 3, 2), Axis(5, 3, 2)),
        _conv("R41", Axis(8, 5, 2), Axis(7, 4, 2), padding="same"),
        _conv("R43", Axis(7, 2, 3), Axis(8, 5, 4), batch=2, channels=3, filters=4),
        _conv("R43", Axis(7, 3, 2), Axis(9, 4), padding="valid", channels=5, filters=2),
        _conv("R44", Axis(5, 3, 2), Axis(6, 2), data_format=FIRST),
        _conv("R44", Axis(5, 3), Axis(6, 2), padding="valid", data_format=FIRST),
    ]
    for n in range(1, 5):
        for k, s in ((2, 2), (3, 2), (3, 3)):
            specs.append(_conv("R45", Axis(n, k, s), Axis(n + 2, k + 1, s)))
    return specs


def _transpose_specs() -> list[Spec]:
    specs = [
        _transpose("R01", Axis(4, 2, 2), Axis(6, 2, 2), channels=4, filters=2),
        _transpose("R01", Axis(5, 3, 2), Axis(4, 3, 2), channels=3, filters=2),
        _transpose("R02", Axis(3, 2, 3), Axis(4, 2, 3), padding="valid"),
        _transpose("R02", Axis(8, 1, 3), Axis(3, 2, 3), padding="valid"),
        _transpose("R02", Axis(3, 2, 3), Axis(8, 1, 3), padding="valid"),
        _transpose("R04", Axis(3, 3, 1, 2), Axis(3, 3, 1, 2), data_format=FIRST),
        _transpose("R04", Axis(8, 3, 1, 2), Axis(8, 3, 1, 2)),
        _transpose("R04", Axis(3, 4, 1, 2), Axis(3, 4, 1, 2), data_format=FIRST),
        _transpose("R06", Axis(4, 3, 2), Axis(4, 3, 2), channels=4, filters=4),
        _transpose("R06", Axis(4, 3, 2), Axis(4, 3, 2), channels=4, data_format=FIRST),
        _transpose("R07", Axis(5, 3, 2, 1, 0), Axis(4, 3, 2, 1, 0)),
        _transpose("R07", Axis(5, 3, 2, 1, 1), Axis(4, 3, 2, 1, 1)),
        _transpose("R07", Axis(5, 3, 2, 1, 1), Axis(4, 3, 2, 1, 0), padding="valid"),
        _transpose("R08", Axis(5, 3), Axis(4, 2)),
        _transpose("R08", Axis(5, 3, 2), Axis(4, 2, 2)),
        _transpose("R09", Axis(5, 3, 2), Axis(6, 3, 2)),
        _transpose("R10", Axis(5, 3, 2), Axis(4, 3, 2)),
        _transpose("R10", Axis(5, 5, 2), Axis(4, 5, 2)),
        _transpose("R10", Axis(5, 5, 4), Axis(4, 5, 4)),
        _transpose("R10", Axis(5, 4, 3), Axis(4, 4, 3)),
        _transpose("R11", Axis(5, 2), Axis(6, 4)),
        _transpose("R11", Axis(5, 4), Axis(6, 2), data_format=FIRST),
        _transpose("R12", Axis(5, 3, 1, 2), Axis(4, 2, 1, 2), padding="valid"),
        _transpose("R12", Axis(5, 3), Axis(4, 2), padding="valid"),
        _transpose("R13", Axis(5, 3, 1, 2), Axis(6, 3, 1, 2)),
        _transpose("R14", Axis(5, 3), Axis(6, 3, 1, 2)),
        _transpose("R14", Axis(5, 3), Axis(6, 3, 1, 2), padding="valid"),
        _transpose("R15", Axis(5, 3, 2, 1, 0), Axis(6, 3, 2, 1, 0)),
        _transpose("R15", Axis(5, 3, 2), Axis(6, 3, 2)),
        _transpose("R20", Axis(5, 3), Axis(4, 3)),
        _transpose("R20", Axis(5, 3, 2), Axis(4, 3, 2)),
        _transpose("R21", Axis(5, 4), Axis(6, 3, 2)),
        _transpose("R21", Axis(4, 5, 2), Axis(5, 2), data_format=FIRST),
        _transpose("R22", Axis(5, 3, 2, 1, 1), Axis(6, 4, 2, 1, 1)),
        _transpose("R23", Axis(5, 3, 2), Axis(4, 2, 3)),
        _transpose("R27", Axis(5, 4, 2), Axis(6, 4, 2)),
        _transpose("R27", Axis(8, 4, 2), Axis(7, 4, 2), data_format=FIRST),
        _transpose("R28", Axis(40, 4, 2), Axis(3, 4, 2), channels=1, filters=2),
        _transpose("R28", Axis(40, 4, 2), Axis(3, 4, 2), padding="valid", filters=1),
        _transpose("R33", Axis(5, 3, 2, 1, 1), Axis(4, 3, 2, 1, 1), channels=4),
        _transpose("R34", Axis(5, 1), Axis(6, 10)),
        _transpose("R34", Axis(6, 10), Axis(5, 1)),
        _transpose("R35", Axis(5, 2, 2), Axis(4, 5, 2)),
        _transpose("R35", Axis(4, 5), Axis(5, 2), data_format=FIRST),
        _transpose("R36", Axis(5, 2), Axis(6, 3, 2)),
        _transpose("R37", Axis(32, 3), Axis(4, 3), channels=1, filters=2),
        _transpose("R38", Axis(196, 3, 2), Axis(2, 2), channels=1, filters=2),
        _transpose("R39", Axis(48, 3, 2), Axis(32, 3, 2), channels=1, filters=1),
        _transpose("R40", Axis(5, 2), Axis(4, 2)),
        _transpose("R43", Axis(4, 2, 3), Axis(3, 5, 4), batch=2, channels=3, filters=2),
        _transpose("R44", Axis(5, 3, 2), Axis(4, 2), data_format=FIRST),
    ]
    for n in range(1, 5):
        for k, s in ((2, 2), (3, 2), (1, 2), (4, 3)):
            specs.append(_transpose("R45", Axis(n, k, s), Axis(n + 1, k + 1, s)))
    return specs


def _flag(spec: Spec) -> str:
    return spec.tag.split("_")[0].upper()


def _twice_in_a_row() -> list[Case]:
    """R03: the second layer's input is the first one's output."""
    axis, other = Axis(8, 5, 2), Axis(4, 5, 2)
    first = _transpose("R03", axis, other, filters=2)
    one = positive(first, flags=("R03",))
    out = definition.evaluate(first, one.input, one.weights)
    height, width = first.output_size
    second = _transpose(
        "R03",
        Axis(height, 5, 2),
        Axis(width, 5, 2),
        filters=1,
        situation="second",
    )
    _, weights = data.integers(second)
    two = positive(second, (out.astype(np.float32), weights), flags=("R03",))
    return [one, two]


def _round_trip() -> list[Case]:
    """R16: the layer and its from_config twin must give the same output."""
    axes = Axis(5, 3, 2, 1, 1), Axis(4, 3, 2, 1, 0)
    zero = Axis(5, 3, 2, 1, 0), Axis(4, 2, 2, 1, 0)
    specs = [
        _transpose("R16", *axes),
        _transpose("R16", *zero, padding="valid"),
        _transpose("R16", *axes, padding="valid", data_format=FIRST),
    ]
    return [positive(spec, flags=("R16",), round_trip=True) for spec in specs]


def _refusals(layer: str) -> list[Case]:
    dilated = base(layer, strides=[2, 2], dilation_rate=[2, 2])
    across = base(layer, strides=[2, 1], dilation_rate=[1, 2])
    cases = [
        refused(layer, "r18-same-axis", dilated, flags=("R18",)),
        refused(layer, "r18-across-axes", across, flags=("R18",)),
    ]
    if layer == CONV:
        both = _conv("R19", Axis(10, 11, 2), Axis(10, 11, 2), padding="valid")
        width = both.but(height=Axis(10, 3, 2))
        for name, spec in (("both", both), ("width", width)):
            slug = f"r19-k11-n10-s2-{name}"
            shape = spec.input_shape
            cases.append(
                refused(layer, slug, spec.config, shape, flags=("R19",), spec=spec)
            )
    else:
        for s, p in ((1, 1), (2, 2), (2, 3)):
            config = base(layer, strides=s, output_padding=p, padding="same")
            slug = f"r17-output_padding-{p}-stride-{s}"
            cases.append(refused(layer, slug, config, flags=("R17",)))
    return cases


def suite(layer: str) -> Suite:
    if layer == CONV:
        specs, more = _conv_specs(), []
        many = _conv("R42", Axis(32, 32), Axis(28, 28), padding="valid")
        many = many.but(channels=32, filters=1)
        more.append(
            positive(many, data.normal(many), comparison="rounded", flags=("R42",))
        )
    else:
        specs, more = _transpose_specs(), _twice_in_a_row() + _round_trip()
    cases = [positive(spec, flags=(_flag(spec),)) for spec in specs]
    cases += more + _refusals(layer)
    return Suite(
        f"{layer}/regressions",
        "Cells that users of Keras, of its converters and of other engines reported in "
        "public; each case is flagged with its report.",
        sorted(cases, key=lambda case: (case.flags, case.id)),
        NOTES,
    )

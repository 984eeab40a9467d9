"""Every way in which Keras refuses a configuration or an input."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

from keras_reference.case import Case
from keras_reference.covering import axis_combinations, without_output
from keras_reference.geometry import Axis, conv_output_size
from keras_reference.spec import CLASS_NAMES, Spec
from keras_reference.suites.geometry import DATA_FORMATS
from keras_reference.suites.refusal import refused
from keras_reference.suites.suite import Suite

# Refused in place of a tuple of two positive integers.
BAD_SIZES = {
    "zero": 0,
    "minus_one": -1,
    "zero_height": [0, 3],
    "zero_width": [3, 0],
    "minus_one_width": [3, -1],
    "one_element": [3],
    "three_elements": [3, 3, 3],
    "empty_list": [],
    "null": None,
    "float": 2.5,
    "whole_float": 3.0,
    "false": False,
    "letters": "ab",
    "digits": "33",
    "digit": "3",
    "empty_string": "",
    "letter_and_number": ["a", 3],
    "number_and_digit": [3, "3"],
    "nested": [[3, 3]],
    "nested_height": [[3], 3],
    "null_width": [3, None],
    "false_height": [False, 3],
}

# Refused by both layers, by argument; the id says which.
BAD_VALUES: dict[str, dict[str, Any]] = {
    "filters": {
        "zero": 0,
        "minus_one": -1,
        "null": None,
        "float": 2.5,
        "string": "4",
        "empty_string": "",
        "false": False,
        "list": [3],
    },
    "kernel_size": BAD_SIZES
    | {"float_height": [2.5, 3], "float_width": [3, 2.5], "whole_float_pair": [3.0, 3]},
    "strides": BAD_SIZES,
    "dilation_rate": BAD_SIZES,
    "padding": {
        "causal": "causal",
        "full": "full",
        "trailing_space": "same ",
        "leading_space": " same",
        "same_upper": "same_upper",
        "empty_string": "",
        "zero": 0,
        "three": 3,
        "float": 1.5,
        "null": None,
        "true": True,
        "false": False,
        "pair": [1, 1],
        "pairs": [[1, 1], [1, 1]],
        "list_of_names": ["same", "valid"],
        "empty_list": [],
    },
    "data_format": {
        "nhwc": "NHWC",
        "nchw": "NCHW",
        "channels_middle": "channels_middle",
        "trailing_space": "channels_last ",
        "empty_string": "",
        "five": 5,
        "true": True,
        "false": False,
        "list": ["channels_last"],
    },
    "activation": {
        "capitalised": "Relu",
        "upper_case": "RELU",
        "unknown": "no_such_activation",
        "empty_string": "",
        "seven": 7,
        "true": True,
        "list": ["relu"],
        "needs_arguments": "threshold",
        "unknown_class": {"class_name": "no_such_class", "config": {}},
    },
    "kernel_initializer": {"unknown": "no_such_initializer", "seven": 7},
    "bias_initializer": {"unknown": "no_such_initializer", "seven": 7},
    "kernel_regularizer": {"unknown": "no_such_regularizer", "l1_l2": "l1_l2"},
    "bias_regularizer": {"unknown": "no_such_regularizer", "seven": 7},
    "activity_regularizer": {"unknown": "no_such_regularizer", "seven": 7},
    "kernel_constraint": {"unknown": "no_such_constraint", "maxnorm": "maxnorm"},
    "bias_constraint": {"unknown": "no_such_constraint", "seven": 7},
    "dtype": {"unknown": "no_such_dtype"},
    "no_such_argument": {"one": 1, "null": None},
    "kernel_constraints": {"null": None},
    "dilation": {"pair": [2, 2]},
    "input_channels": {"two": 2},
    "depth_multiplier": {"one": 1},
}

GROUPS = {
    "zero": 0,
    "minus_one": -1,
    "null": None,
    "float": 2.5,
    "string": "2",
    "list": [1],
    "false": False,
}

OUTPUT_PADDING = {
    "minus_one": -1,
    "minus_one_height": [-1, 0],
    "minus_one_width": [0, -1],
    "one_element": [1],
    "three_elements": [0, 0, 0],
    "empty_list": [],
    "float": 1.5,
    "whole_float": 1.0,
    "string": "1",
    "letters": "ab",
    "null_width": [1, None],
    "nested": [[1, 1]],
    "float_height": [1.5, 1],
    "float_width": [1, 1.5],
}

# One mistake per check, in the order in which the constructors look at them
# (keras/src/layers/convolutional/base_conv.py and base_conv_transpose.py, 3.15.1).
ONE_MISTAKE_EACH: dict[str, dict[str, Any]] = {
    "unknown": {"no_such_argument": 1},
    "kernel_size": {"kernel_size": 0},
    "strides": {"strides": [0, 1]},
    "dilation_rate": {"dilation_rate": -1},
    "padding": {"padding": "causal"},
    "output_padding": {"output_padding": -1},
    "data_format": {"data_format": "NHWC"},
    "activation": {"activation": "no_such_activation"},
    "kernel_initializer": {"kernel_initializer": "no_such_initializer"},
    "filters": {"filters": 0},
    "groups": {"groups": 0},
    "filters_by_groups": {"groups": 2},
    "output_padding_by_strides": {"output_padding": [2, 2], "strides": [2, 2]},
    "strides_and_dilation_rate": {"strides": [2, 2], "dilation_rate": [2, 2]},
}

RANKS = {
    "rank1": (5,),
    "rank2": (5, 6),
    "rank3": (5, 6, 2),
    "rank5": (1, 5, 6, 2, 2),
    "rank6": (1, 5, 6, 2, 2, 2),
}
INTEGER_DTYPES = ("int8", "int16", "int32", "int64", "uint8", "bool")


def base(layer: str, **changes: Any) -> dict[str, Any]:
    """A correct configuration, but for the changes."""
    spec = Spec(layer, Axis(5, 3), Axis(6, 3), filters=3, channels=2)
    return spec.config | changes


def _arguments(layer: str) -> list[Case]:
    cases = [
        refused(layer, f"{argument}-{slug}", base(layer, **{argument: value}))
        for argument, values in BAD_VALUES.items()
        for slug, value in values.items()
    ]
    for argument in ("filters", "kernel_size"):
        config = base(layer)
        del config[argument]
        cases.append(refused(layer, f"{argument}-left_out", config))
    return cases


def _own_arguments(layer: str) -> list[Case]:
    """groups and output_padding, each unknown to the other layer."""
    if layer == "conv2d":
        values = {f"groups-{slug}": {"groups": value} for slug, value in GROUPS.items()}
        for groups, filters in ((2, 3), (3, 4), (4, 2)):
            slug = f"filters-{filters}-by-groups-{groups}"
            values[slug] = {"groups": groups, "filters": filters}
        for name, value in {"zero": 0, "null": None, "given": [1, 1]}.items():
            values[f"output_padding-{name}"] = {"output_padding": value}
        cases = [refused(layer, s, base(layer, **v)) for s, v in values.items()]
        for groups, channels in ((2, 3), (3, 2), (2, 1), (3, 4)):
            slug = f"channels-{channels}-by-groups-{groups}"
            config = base(layer, groups=groups, filters=6)
            for data_format in DATA_FORMATS:
                first = data_format == "channels_first"
                shape = (1, channels, 5, 6) if first else (1, 5, 6, channels)
                config = config | {"data_format": data_format}
                name = f"{slug}-{'first' if first else 'last'}"
                cases.append(refused(layer, name, config, shape))
        return cases
    cases = [
        refused(layer, f"output_padding-{slug}", base(layer, output_padding=value))
        for slug, value in OUTPUT_PADDING.items()
    ]
    for groups in (1, 2):
        config = base(layer, groups=groups)
        cases.append(refused(layer, f"groups-{groups}", config))
    return cases


def _output_padding_by_strides(layer: str) -> list[Case]:
    """output_padding >= stride on the height, on the width and on both."""
    cases = []
    for s, extra, other in product(range(1, 5), (0, 1, 3), range(1, 5)):
        for side in (0, 1):
            strides, padding = [other, other], [0, 0]
            strides[side], padding[side] = s, s + extra
            side_name = ("height", "width")[side]
            slug = f"output_padding-{s + extra}-stride-{s}-other-{other}-{side_name}"
            index = len(cases)
            config = base(
                layer,
                strides=strides,
                output_padding=padding,
                padding=("valid", "same")[index % 2],
            )
            cases.append(refused(layer, slug, config))
    for s in range(1, 5):
        config = base(layer, strides=s, output_padding=s)
        cases.append(refused(layer, f"output_padding-{s}-stride-{s}-both", config))
    return cases


def _strides_and_dilation_rate(layer: str) -> list[Case]:
    """Every stride over 1 with every dilation rate over 1, on one axis or across."""
    cases = []
    sides = {"height": (0,), "width": (1,), "both": (0, 1)}
    # Large enough for the dilated kernel: the combination is all that is wrong.
    shapes = {"channels_last": (1, 8, 9, 2), "channels_first": (1, 2, 8, 9)}
    for s, d in product((2, 3, 4), (2, 3)):
        for (strided, a), (dilated, b) in product(sides.items(), sides.items()):
            config = base(
                layer,
                strides=[s if i in a else 1 for i in (0, 1)],
                dilation_rate=[d if i in b else 1 for i in (0, 1)],
                padding=("valid", "same")[len(cases) % 2],
                data_format=DATA_FORMATS[len(cases) // 2 % 2],
            )
            slug = f"strides-{s}-{strided}-dilation_rate-{d}-{dilated}"
            shape = shapes[config["data_format"]]
            cases.append(refused(layer, slug, config, shape))
    return cases


def _valid_size(axis: Axis) -> int:
    """The output size of ``valid``, which is 0 or less where n < K."""
    return conv_output_size(axis, "valid")


def _too_small(layer: str) -> list[Case]:
    """Conv2D ``valid`` with n < K: every such axis on the height and on the width.

    Undilated and unstrided axes stand alone on either side. An output size of 0, by
    division that rounds down or towards zero, kills native engines, and each death costs
    a run a new process: such axes stand alone once for each stride and dilation rate, on
    the height and on the width in turn, and all of them on either side of an axis whose
    output size is negative by any division.
    """
    small = without_output(axis_combinations())
    harmless = [axis for axis in small if _valid_size(axis) < 0 and axis.s == 1]
    deadly = [axis for axis in small if axis not in harmless]
    sides = ("height", "width")
    single = list(product(harmless, sides))
    representative = {(axis.s, axis.d): axis for axis in deadly}
    single += [(a, sides[i % 2]) for i, a in enumerate(representative.values())]
    cases = []
    for axis, side in single:
        other = Axis(5, 3, axis.s if axis.d == 1 else 1)
        height, width = (axis, other) if side == "height" else (other, axis)
        data_format = DATA_FORMATS[(len(cases) + len(cases) // 2) % 2]
        spec = Spec(layer, height, width, "valid", 1, 2, 3, data_format)
        slug = f"valid-{side}-n{axis.n}-k{axis.k}-s{axis.s}-d{axis.d}"
        case = refused(layer, slug, spec.config, spec.input_shape, spec=spec)
        cases.append(case)
    for index, axis in enumerate(deadly):
        fitting = [other for other in harmless if other.d == 1 or axis.s == 1]
        other = fitting[index % len(fitting)]
        for height, width in ((axis, other), (other, axis)):
            spec = Spec(layer, height, width, "valid", 1, 2, 3, DATA_FORMATS[index % 2])
            slug = "valid-both" + "".join(
                f"-{name}{getattr(height, name)}x{getattr(width, name)}"
                for name in ("n", "k", "s", "d")
            )
            case = refused(layer, slug, spec.config, spec.input_shape, spec=spec)
            cases.append(case)
    both = Axis(2, 3)
    spec = Spec(layer, both, Axis(3, 5), "valid", 1, 2, 3)
    cases.append(refused(layer, "valid-both", spec.config, spec.input_shape, spec=spec))
    grouped = spec.but(groups=2, channels=4, filters=4)
    cases.append(
        refused(
            layer, "valid-groups", grouped.config, grouped.input_shape, spec=grouped
        )
    )
    return cases


def _inputs(layer: str) -> list[Case]:
    """Ranks, dtypes, and another number of channels than the layer was built for."""
    cases = []
    for data_format in DATA_FORMATS:
        config = base(layer, data_format=data_format)
        short = data_format.removeprefix("channels_")
        for name, shape in RANKS.items():
            cases.append(refused(layer, f"input-{name}-{short}", config, shape))
        built_for = (1, 2, 5, 6) if short == "first" else (1, 5, 6, 2)
        for name, shape in {
            "more": (1, 3, 5, 6) if short == "first" else (1, 5, 6, 3),
            "fewer": (1, 1, 5, 6) if short == "first" else (1, 5, 6, 1),
            "other_layout": (1, 5, 6, 2) if short == "first" else (1, 2, 5, 6),
            "rank3": (2, 5, 6) if short == "first" else (5, 6, 2),
        }.items():
            slug = f"built-{name}-{short}"
            cases.append(refused(layer, slug, config, shape, built_for=built_for))
    cases += [
        refused(layer, f"input-{dtype}", base(layer), dtype=dtype)
        for dtype in INTEGER_DTYPES
    ]
    return cases


def _two_mistakes(layer: str) -> list[Case]:
    """Two mistakes at once: the error shows which check comes first."""
    foreign = {
        "conv2d": ("output_padding", "output_padding_by_strides"),
        "conv2d_transpose": ("groups", "filters_by_groups"),
    }[layer]
    names = [name for name in ONE_MISTAKE_EACH if name not in foreign]
    cases = []
    for first, second in combinations(names, 2):
        one, two = ONE_MISTAKE_EACH[first], ONE_MISTAKE_EACH[second]
        if one.keys() & two.keys():
            continue
        slug = f"both-{first}-{second}"
        cases.append(refused(layer, slug, base(layer, **(one | two))))
    return cases


def suite(layer: str) -> Suite:
    cases = _arguments(layer) + _own_arguments(layer)
    if layer == "conv2d":
        cases += _too_small(layer)
    else:
        cases += _output_padding_by_strides(layer)
    cases += _strides_and_dilation_rate(layer) + _inputs(layer) + _two_mistakes(layer)
    return Suite(
        f"{layer}/errors",
        f"Configurations and inputs that {CLASS_NAMES[layer]} refuses, with the type "
        "of the error, the stage that raises it and its message.",
        sorted(cases, key=lambda case: case.id),
    )

"""Ways of writing the same arguments: left out, integers for pairs, upper case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from keras_reference.case import Case, positive
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.geometry import DATA_FORMATS
from keras_reference.suites.suite import Suite


def _variants(layer: str) -> dict[str, tuple[dict[str, Any], dict[str, Any], tuple]]:
    """tag: (members of the spec, changes of its config, members left out)."""
    square = {"height": Axis(5, 3), "width": Axis(6, 3)}
    strided = {"height": Axis(5, 3, 2), "width": Axis(6, 3, 2)}
    dilated = {"height": Axis(7, 3, 1, 2), "width": Axis(8, 3, 1, 2)}
    ones = {"height": Axis(4, 1), "width": Axis(5, 1)}
    own = ("output_padding",) if layer == "conv2d_transpose" else ("groups",)
    optional = ("strides", "padding", "data_format", "dilation_rate", "activation")
    optional = (*optional, "use_bias", *own)
    variants = {
        "only_required": (square, {}, optional),
        "integers": (
            square,
            {"kernel_size": 3, "strides": 1, "dilation_rate": 1},
            (),
        ),
        "integer_strides": (strided, {"kernel_size": 3, "strides": 2}, ()),
        "integer_dilation_rate": (dilated, {"dilation_rate": 2}, ()),
        "true_is_one": (ones, {"kernel_size": True, "strides": True}, ()),
        "true_in_pair": (ones, {"kernel_size": [True, 1]}, ()),
        "true_dilation_rate": (square, {"dilation_rate": True}, ()),
        "true_filters": (square | {"filters": 1}, {"filters": True}, ()),
        "null_activation": (square, {"activation": None}, ()),
        "null_data_format": (square, {"data_format": None}, ()),
        "upper_case_padding": (strided | {"padding": "same"}, {"padding": "SAME"}, ()),
        "mixed_case_padding": (strided, {"padding": "Valid"}, ()),
        "upper_case_last": (strided, {"data_format": "CHANNELS_LAST"}, ()),
        "upper_case_first": (
            strided | {"data_format": "channels_first"},
            {"data_format": "Channels_First"},
            (),
        ),
        "one_use_bias": (square, {"use_bias": 1}, ()),
        "zero_use_bias": (square | {"use_bias": False}, {"use_bias": 0}, ()),
        "null_use_bias": (square | {"use_bias": False}, {"use_bias": None}, ()),
        "relu_object": (
            square | {"activation": "relu"},
            {
                "activation": {
                    "module": "builtins",
                    "class_name": "function",
                    "config": "relu",
                    "registered_name": "function",
                }
            },
            (),
        ),
    }
    for member in optional:
        base = strided if member in ("strides", "padding") else square
        spec = dict(base)
        if member == "strides":
            spec = dict(square)
        variants[f"no_{member}"] = (spec, {}, (member,))
    if layer == "conv2d_transpose":
        padded = {"height": Axis(5, 3, 3, 1, 2), "width": Axis(4, 3, 3, 1, 2)}
        none = {"height": Axis(4, 3, 1, 1, 0), "width": Axis(5, 3, 1, 1, 0)}
        mixed = {"height": Axis(5, 3, 2, 1, 1), "width": Axis(6, 3, 2, 1, 0)}
        variants["integer_output_padding"] = (padded, {"output_padding": 2}, ())
        variants["zero_output_padding"] = (none, {"output_padding": 0}, ())
        variants["false_output_padding"] = (none, {"output_padding": False}, ())
        variants["true_output_padding"] = (mixed, {"output_padding": [True, False]}, ())
    else:
        grouped = square | {"groups": 2, "channels": 4, "filters": 4}
        variants["integer_groups"] = (grouped, {"kernel_size": 3}, ())
        variants["true_groups"] = (square, {"groups": True}, ())
    return variants


def _built_elsewhere(layer: str) -> list[Case]:
    """Built for one height, width and batch, and called with another: allowed."""
    cases = []
    for index, data_format in enumerate(DATA_FORMATS):
        for padding in ("same", "valid"):
            spec = Spec(
                layer,
                Axis(6, 3, 2),
                Axis(5, 2, 1 + index),
                padding,
                2,
                2,
                3,
                data_format,
                tag="built_for_another_size",
            )
            shape = spec.but(batch=1, height=Axis(9, 3), width=Axis(8, 2)).input_shape
            build_config = {"input_shape": list(shape)}
            cases.append(positive(spec, build_config=build_config))
    return cases


def _other_floats(layer: str) -> list[Case]:
    """Inputs of other widths, which Keras casts to float32 before it computes."""
    cases = []
    for data_format in DATA_FORMATS:
        for dtype in ("float16", "float64"):
            axes = (Axis(5, 3, 2), Axis(6, 2))
            spec = Spec(layer, *axes, "same", 2, 2, 3, data_format, tag=dtype)
            case = positive(spec)
            assert case.input is not None
            cases.append(replace(case, input=case.input.astype(dtype)))
    return cases


def suite(layer: str) -> Suite:
    cases = []
    for tag, (members, changes, left_out) in _variants(layer).items():
        for padding in ("valid", "same"):
            if "padding" in members or "padding" in changes or "padding" in left_out:
                if padding == "same":
                    continue
                members = {"padding": "valid"} | members
            else:
                members = members | {"padding": padding}
            settings = {"channels": 2, "filters": 3} | members
            spec = Spec(layer, **settings, tag=tag)
            config = {
                name: value
                for name, value in (spec.config | changes).items()
                if name not in left_out
            }
            cases.append(positive(spec, config=config, round_trip=True))
    cases += _built_elsewhere(layer)
    cases += _other_floats(layer)
    return Suite(
        f"{layer}/arguments",
        "Arguments left out, integers in place of pairs, other spellings that Keras "
        "accepts, inputs of other floating-point types, and a layer built for another "
        "size than it is called with.",
        sorted(cases, key=lambda case: case.id),
    )

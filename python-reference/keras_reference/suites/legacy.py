"""Configurations in the spellings of Keras 1 and Keras 2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from keras_reference.suites.serialized import full


@dataclass(frozen=True)
class Legacy:
    """``config`` is as it was written, ``modern`` what Keras 3 is given for it."""

    slug: str
    flag: str
    config: dict[str, Any]
    modern: dict[str, Any]
    class_name: str | None = None


def _keras2(layer: str) -> Iterator[Legacy]:
    base = {
        "name": layer,
        "trainable": True,
        "filters": 4,
        "kernel_size": [3, 2],
        "strides": [1, 1],
        "padding": "same",
        "data_format": "channels_last",
        "dilation_rate": [1, 1],
        "activation": "relu",
        "use_bias": True,
    }
    written = base | {"dtype": "float32", "batch_input_shape": [None, 8, 8, 3]}
    initializers = {
        "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}},
        "bias_initializer": {"class_name": "Zeros", "config": {}},
    }
    yield Legacy("keras2", "Keras2", written | initializers, base | initializers)
    old_scaling = {
        "class_name": "VarianceScaling",
        "config": {
            "scale": 1.0,
            "mode": "fan_avg",
            "distribution": "uniform",
            "seed": None,
        },
    }
    yield Legacy(
        "keras2_variance_scaling",
        "Keras2",
        written | {"kernel_initializer": old_scaling},
        base | {"kernel_initializer": old_scaling},
    )
    parts = {
        "kernel_regularizer": {"class_name": "L2", "config": {"l2": 0.5}},
        "bias_regularizer": {"class_name": "L1", "config": {"l1": 0.25}},
        "kernel_constraint": {
            "class_name": "MaxNorm",
            "config": {"max_value": 2, "axis": 0},
        },
        "bias_constraint": {"class_name": "NonNeg", "config": {}},
    }
    yield Legacy("keras2_parts", "Keras2", written | parts, base | parts)
    l1_l2 = {"class_name": "L1L2", "config": {"l1": 0.125, "l2": 0.5}}
    yield Legacy(
        "keras2_l1_l2",
        "Keras2",
        written | {"kernel_regularizer": l1_l2},
        base | {"kernel_regularizer": l1_l2},
    )
    if layer == "conv2d":
        yield Legacy(
            "keras2_groups", "Keras2", written | {"groups": 2}, base | {"groups": 2}
        )
    else:
        yield Legacy(
            "keras2_output_padding",
            "Keras2",
            written | {"strides": [2, 2], "output_padding": [1, 0]},
            base | {"strides": [2, 2], "output_padding": [1, 0]},
        )


def _tf_keras(layer: str) -> Iterator[Legacy]:
    """What tf_keras 2.21's get_config gives: parts with module, ``groups`` always."""
    base: dict[str, Any] = {
        "name": layer,
        "trainable": True,
        "dtype": "float32",
        "filters": 4,
        "kernel_size": [3, 2],
        "strides": [2, 2],
        "padding": "valid",
        "data_format": "channels_last",
        "dilation_rate": [1, 1],
        "groups": 1,
        "activation": "relu",
        "use_bias": True,
        "kernel_initializer": full("keras.initializers", "GlorotUniform", seed=None),
        "bias_initializer": full("keras.initializers", "Zeros"),
        "kernel_regularizer": None,
        "bias_regularizer": None,
        "activity_regularizer": None,
        "kernel_constraint": None,
        "bias_constraint": None,
    }
    if layer == "conv2d_transpose":
        base["output_padding"] = None
    mixed = full("keras.mixed_precision", "Policy", name="mixed_float16")
    leaky = full(
        "keras.layers",
        "LeakyReLU",
        name="leaky",
        trainable=True,
        dtype="float32",
        alpha=0.10000000149011612,
    )
    # slug: (written, what Keras 3 is given in its place)
    changes: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "defaults": ({"batch_input_shape": [None, 8, 8, 3]}, {}),
        "parts": (
            parts := {
                "kernel_initializer": full(
                    "keras.initializers",
                    "VarianceScaling",
                    scale=2.0,
                    mode="fan_in",
                    distribution="truncated_normal",
                    seed=None,
                ),
                "bias_initializer": full("keras.initializers", "Constant", value=0.5),
                "kernel_regularizer": full(
                    "keras.regularizers", "L2", l2=0.009999999776482582
                ),
                "activity_regularizer": full(
                    "keras.regularizers",
                    "L1L2",
                    l1=0.10000000149011612,
                    l2=0.20000000298023224,
                ),
                "kernel_constraint": full(
                    "keras.constraints",
                    "MinMaxNorm",
                    min_value=0.0,
                    max_value=1.0,
                    rate=1.0,
                    axis=0,
                ),
                "bias_constraint": full("keras.constraints", "NonNeg"),
            },
            parts,
        ),
        "mixed": (
            {"dtype": mixed},
            {
                "dtype": {
                    "module": "keras",
                    "class_name": "DTypePolicy",
                    "config": {"name": "mixed_float16"},
                    "registered_name": None,
                }
            },
        ),
        "leaky_relu": (
            {"activation": leaky},
            {
                "activation": full(
                    "keras.layers",
                    "LeakyReLU",
                    name="leaky",
                    trainable=True,
                    dtype="float32",
                    negative_slope=0.10000000149011612,
                )
            },
        ),
    }
    if layer == "conv2d":
        changes["groups"] = {"groups": 2}, {"groups": 2}
    else:
        padded = {"output_padding": [1, 0]}
        changes["output_padding"] = padded, padded
    for slug, (written, given) in changes.items():
        modern = base | given
        if layer == "conv2d_transpose":
            del modern["groups"]
        yield Legacy(f"keras2_tf_keras_{slug}", "Keras2", base | written, modern)


def _keras1(layer: str) -> Iterator[Legacy]:
    class_name = {"conv2d": "Convolution2D", "conv2d_transpose": "Deconvolution2D"}
    old_name = class_name[layer]
    base = {"name": layer, "trainable": True}
    written = base | {
        "nb_filter": 4,
        "nb_row": 3,
        "nb_col": 2,
        "init": "glorot_uniform",
        "activation": "relu",
        "border_mode": "same",
        "subsample": [2, 1],
        "dim_ordering": "tf",
        "bias": True,
        "W_regularizer": None,
        "b_regularizer": None,
        "activity_regularizer": None,
        "W_constraint": None,
        "b_constraint": None,
    }
    modern = base | {
        "filters": 4,
        "kernel_size": [3, 2],
        "kernel_initializer": "glorot_uniform",
        "activation": "relu",
        "padding": "same",
        "strides": [2, 1],
        "data_format": "channels_last",
        "use_bias": True,
    }
    yield Legacy("keras1", "Keras1", written, modern, old_name)
    changes: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "th": ({"dim_ordering": "th"}, {"data_format": "channels_first"}),
        "no_bias": ({"bias": False}, {"use_bias": False}),
        "valid": ({"border_mode": "valid"}, {"padding": "valid"}),
        "init_uniform": ({"init": "uniform"}, {"kernel_initializer": "uniform"}),
        "init_he_normal": ({"init": "he_normal"}, {"kernel_initializer": "he_normal"}),
        "regularizers": (
            {
                "W_regularizer": {"name": "WeightRegularizer", "l1": 0.0, "l2": 0.5},
                "b_regularizer": {"name": "WeightRegularizer", "l1": 0.25, "l2": 0.0},
            },
            {
                "kernel_regularizer": {
                    "class_name": "L1L2",
                    "config": {"l1": 0.0, "l2": 0.5},
                },
                "bias_regularizer": {
                    "class_name": "L1L2",
                    "config": {"l1": 0.25, "l2": 0.0},
                },
            },
        ),
        "constraints": (
            {
                "W_constraint": {"name": "MaxNorm", "m": 2, "axis": 0},
                "b_constraint": {"name": "NonNeg"},
            },
            {
                "kernel_constraint": {
                    "class_name": "MaxNorm",
                    "config": {"max_value": 2, "axis": 0},
                },
                "bias_constraint": {"class_name": "NonNeg", "config": {}},
            },
        ),
    }
    for slug, (old, new) in changes.items():
        yield Legacy(f"keras1_{slug}", "Keras1", written | old, modern | new, old_name)
    if layer == "conv2d":
        dilated = {"subsample": [1, 1], "atrous_rate": [2, 3]}
        yield Legacy(
            "keras1_atrous",
            "Keras1",
            written | dilated,
            modern | {"strides": [1, 1], "dilation_rate": [2, 3]},
            "AtrousConvolution2D",
        )
    else:
        yield Legacy(
            "keras1_output_shape",
            "Keras1",
            written | {"output_shape": [None, 16, 8, 4]},
            modern,
            old_name,
        )


def legacy(layer: str) -> list[Legacy]:
    return [*_keras2(layer), *_tf_keras(layer), *_keras1(layer)]

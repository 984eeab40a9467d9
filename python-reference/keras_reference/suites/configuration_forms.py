"""More forms that a value in a configuration may have, and forms that Keras refuses."""

from __future__ import annotations

from typing import Any

from keras_reference.suites.serialized import full, short

Arguments = dict[str, Any]


def _kernel_initializer(name: str, /, **config: Any) -> Arguments:
    return {"kernel_initializer": short(name, **config)}


def _kernel_regularizer(name: str, /, **config: Any) -> Arguments:
    return {"kernel_regularizer": short(name, **config)}


def _kernel_constraint(name: str, /, **config: Any) -> Arguments:
    return {"kernel_constraint": short(name, **config)}


# Layers have names of their own, or Keras counts them up over the process.
_ACTIVATIONS: dict[str, Arguments] = {
    "activation_leaky_relu_layer": {
        "activation": full(
            "keras.layers", "LeakyReLU", name="leaky", negative_slope=0.125
        )
    },
    "activation_elu_layer": {
        "activation": full("keras.layers", "ELU", name="elu", alpha=0.5)
    },
    "activation_softmax_layer": {
        "activation": full("keras.layers", "Softmax", name="softmax", axis=1)
    },
    "activation_layer_of_name": {
        "activation": full(
            "keras.layers", "Activation", name="activation", activation="tanh"
        )
    },
    "activation_function_of_builtins": {
        "activation": {
            "module": "builtins",
            "class_name": "function",
            "config": "relu",
            "registered_name": "function",
        }
    },
}
_DTYPES: dict[str, Arguments] = {
    f"dtype_{name}": {"dtype": name}
    for name in ("float16", "bfloat16", "float64", "mixed_float16", "mixed_bfloat16")
} | {
    "dtype_mixed_policy": {"dtype": full("keras", "DTypePolicy", name="mixed_float16")}
}
_INITIALIZERS: dict[str, Arguments] = {
    "initializer_lower_case_class": _kernel_initializer("glorot_uniform"),
    "initializer_without_config": {"kernel_initializer": {"class_name": "HeNormal"}},
    "initializer_negative_seed": _kernel_initializer("HeNormal", seed=-1),
    "initializer_seed_over_32_bits": _kernel_initializer("HeNormal", seed=2**40),
    "initializer_axes": _kernel_initializer(
        "GlorotUniform", seed=1, input_axes=[2], output_axes=[3]
    ),
    "initializer_seed_generator": _kernel_initializer(
        "GlorotUniform", seed=full("keras.random", "SeedGenerator", name="s", seed=7)
    ),
    "initializer_scaling_normal": _kernel_initializer(
        "VarianceScaling", distribution="normal"
    ),
    "initializer_scaling_integer": _kernel_initializer("VarianceScaling", scale=2),
    "initializer_constant_integer": {"bias_initializer": short("Constant", value=2)},
} | {
    f"initializer_{mode}_{distribution}": _kernel_initializer(
        "VarianceScaling", scale=0.5, mode=mode, distribution=distribution, seed=3
    )
    for mode in ("fan_in", "fan_out", "fan_avg")
    for distribution in ("truncated_normal", "untruncated_normal", "uniform")
}
_REGULARIZERS: dict[str, Arguments] = {
    "regularizer_l1_default": _kernel_regularizer("L1"),
    "regularizer_l1_null": _kernel_regularizer("L1", l1=None),
    "regularizer_l1_rounds_to_float32": _kernel_regularizer("L1", l1=0.1),
    "regularizer_l1_integer": _kernel_regularizer("L1", l1=1),
    "regularizer_l2_default": _kernel_regularizer("L2"),
    "regularizer_l2_integer": _kernel_regularizer("L2", l2=1),
    "regularizer_l2_lower_case_class": _kernel_regularizer("l2", l2=0.1),
    "regularizer_l1_l2_default": _kernel_regularizer("L1L2"),
    "regularizer_l1_l2_null": _kernel_regularizer("L1L2", l1=None, l2=None),
    "regularizer_activity_full": {
        "activity_regularizer": full("keras.regularizers", "L1L2", l1=0.1, l2=0.2)
    },
}
_CONSTRAINTS: dict[str, Arguments] = {
    "constraint_max_norm_default": _kernel_constraint("MaxNorm"),
    "constraint_max_norm_float": _kernel_constraint("MaxNorm", max_value=2.5),
    "constraint_min_max_norm_default": _kernel_constraint("MinMaxNorm"),
    "constraint_minimum_over_maximum": _kernel_constraint(
        "MinMaxNorm", min_value=2, max_value=1
    ),
    "constraint_axis_null": _kernel_constraint("UnitNorm", axis=None),
    "constraint_axis_last": _kernel_constraint("UnitNorm", axis=-1),
}
_OTHERS: dict[str, Arguments] = {
    "input_shape": {"input_shape": [8, 8, 3]},
    "data_format_upper": {"data_format": "CHANNELS_LAST"},
    "data_format_mixed": {"data_format": "Channels_First"},
    "dilation_one": {"dilation_rate": 1, "strides": [2, 1]},
}
FORMS: dict[str, Arguments] = (
    _ACTIVATIONS | _DTYPES | _INITIALIZERS | _REGULARIZERS | _CONSTRAINTS | _OTHERS
)

# Out of from_config, every refusal is a TypeError, whatever the constructor raises.
# What Keras 3 refuses of Keras 2's spelling is in `legacy`: a reader may take it.
REFUSED: dict[str, Arguments] = {
    "regularizer_l1_l2_by_name": {"kernel_regularizer": "l1_l2"},
    "regularizer_l1_l2_as_class": _kernel_regularizer("l1_l2", l1=0.1, l2=0.1),
    "regularizer_negative": _kernel_regularizer("L2", l2=-1.0),
    "regularizer_string_factor": _kernel_regularizer("L2", l2="a"),
    "regularizer_unknown_factor": _kernel_regularizer("L2", l1=0.1),
    "regularizer_unknown_mode": _kernel_regularizer(
        "OrthogonalRegularizer", factor=0.5, mode="diagonals"
    ),
    "constraint_keras_1_name": {"kernel_constraint": "maxnorm"},
    "constraint_keras_1_argument": _kernel_constraint("MaxNorm", m=2),
    "initializer_unknown_distribution": _kernel_initializer(
        "VarianceScaling", distribution="cauchy"
    ),
    "initializer_upper_case_mode": _kernel_initializer(
        "VarianceScaling", mode="FAN_OUT"
    ),
    "initializer_negative_scale": _kernel_initializer("VarianceScaling", scale=-1.0),
    "initializer_constant_without_value": _kernel_initializer("Constant"),
    "initializer_float_seed": _kernel_initializer("HeNormal", seed=1.5),
    "activation_none_as_name": {"activation": "none"},
    "dtype_float": {"dtype": "float"},
    "trainable_null": {"trainable": None},
    "trainable_integer": {"trainable": 0},
    "name_with_slash": {"name": "a/b"},
    "name_integer": {"name": 5},
    "batch_shape": {"batch_shape": [None, 8, 8, 3]},
    "batch_size": {"batch_size": 2},
    "padding_causal": {"padding": "causal"},
    "filters_zero": {"filters": 0},
    "strides_and_dilation": {"strides": 2, "dilation_rate": 2},
}
CONV_REFUSED: dict[str, Arguments] = {
    "output_padding_null": {"output_padding": None},
    "filters_by_groups": {"groups": 3},
}
TRANSPOSED_REFUSED: dict[str, Arguments] = {
    # Keras 2 writes this in every configuration of the layer.
    "groups_of_keras_2": {"groups": 1},
    "output_padding_by_strides": {"output_padding": 1},
}

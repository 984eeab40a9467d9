"""Every argument in every spelling, and what Keras serialises of it."""

from __future__ import annotations

from typing import Any

from keras_reference import activations
from keras_reference.case import Case
from keras_reference.spec import CLASS_NAMES
from keras_reference.suites.configuration_forms import (
    CONV_REFUSED,
    FORMS,
    REFUSED,
    TRANSPOSED_REFUSED,
)
from keras_reference.suites.legacy import legacy
from keras_reference.suites.serialized import full, short
from keras_reference.suites.suite import Suite

INITIALIZERS = (
    "zeros Zeros ones Ones Constant glorot_uniform GlorotUniform glorot_normal "
    "he_normal HeNormal he_uniform lecun_normal lecun_uniform LecunUniform "
    "random_normal random_uniform truncated_normal variance_scaling orthogonal "
    "Orthogonal OrthogonalInitializer identity zero one normal uniform "
    "RandomNormal RandomUniform TruncatedNormal VarianceScaling Identity "
    "constant GlorotNormal HeUniform LecunNormal IdentityInitializer"
).split()
REGULARIZERS = "l1 l2 l1l2 L1 L2 L1L2 orthogonal_regularizer OrthogonalRegularizer"
CONSTRAINTS = (
    "max_norm non_neg unit_norm min_max_norm MaxNorm NonNeg UnitNorm MinMaxNorm"
)
ACTIVATIONS = sorted((*activations.NAMES, "threshold"))


# slug: arguments beside filters and kernel_size.
ARGUMENTS: dict[str, dict[str, Any]] = {
    "defaults": {},
    "strides_integer": {"strides": 2},
    "strides_pair": {"strides": [2, 3]},
    "padding_upper": {"padding": "SAME"},
    "padding_mixed": {"padding": "Valid"},
    "channels_first": {"data_format": "channels_first"},
    "data_format_null": {"data_format": None},
    "dilation_integer": {"dilation_rate": 3},
    "dilation_pair": {"dilation_rate": [1, 2]},
    "activation_null": {"activation": None},
    "no_bias": {"use_bias": False},
    "use_bias_integer": {"use_bias": 1},
    "name": {"name": "stem"},
    "not_trainable": {"trainable": False},
    "dtype_name": {"dtype": "float32"},
    "dtype_policy": {
        "dtype": {
            "module": "keras",
            "class_name": "DTypePolicy",
            "config": {"name": "float32"},
            "registered_name": None,
        }
    },
    "dtype_null": {"dtype": None},
    "kernel_initializer_null": {"kernel_initializer": None},
    "bias_initializer_null": {"bias_initializer": None},
    "initializer_objects": {
        "kernel_initializer": short("HeNormal", seed=3),
        "bias_initializer": short("Constant", value=0.5),
    },
    "initializer_keras_objects": {
        "kernel_initializer": full(
            "keras.initializers",
            "VarianceScaling",
            scale=2.0,
            mode="fan_out",
            distribution="uniform",
            seed=None,
        ),
        "bias_initializer": full("keras.initializers", "Zeros"),
    },
    "initializer_gain": {"kernel_initializer": short("Orthogonal", gain=2, seed=1)},
    "initializer_bounds": {
        "kernel_initializer": short("RandomUniform", minval=-1, maxval=1.5, seed=2)
    },
    "regularizer_objects": {
        "kernel_regularizer": short("L1", l1=0.3),
        "bias_regularizer": short("L2", l2=0.01),
        "activity_regularizer": short("L1L2", l1=0.01, l2=0.02),
    },
    "regularizer_keras_object": {
        "kernel_regularizer": full("keras.regularizers", "L2", l2=0.001)
    },
    "regularizer_orthogonal": {
        "kernel_regularizer": short("OrthogonalRegularizer", factor=0.5, mode="columns")
    },
    "constraint_objects": {
        "kernel_constraint": short("MaxNorm", max_value=2, axis=[0, 1, 2]),
        "bias_constraint": short("NonNeg"),
    },
    "constraint_min_max": {
        "kernel_constraint": short(
            "MinMaxNorm", min_value=0.5, max_value=1.5, rate=0.75, axis=0
        )
    },
    "constraint_unit": {"kernel_constraint": short("UnitNorm", axis=[0, 1])},
    "activation_layer": {
        "activation": full(
            "keras.layers",
            "ReLU",
            name="six",
            max_value=6.0,
            negative_slope=0.0,
            threshold=0.0,
        )
    },
}
CONV_ONLY: dict[str, dict[str, Any]] = {
    "groups": {"groups": 2},
    "groups_and_more": {"groups": 2, "strides": 2, "padding": "same", "name": "g"},
}
TRANSPOSED_ONLY: dict[str, dict[str, Any]] = {
    "output_padding_null": {"output_padding": None},
    "output_padding_integer": {"output_padding": 0},
    "output_padding_pair": {"output_padding": [1, 2], "strides": [2, 3]},
}


def _named() -> dict[str, dict[str, Any]]:
    """Every name of a part, in each argument that takes it."""
    made: dict[str, dict[str, Any]] = {}
    for i, name in enumerate(INITIALIZERS):
        argument = ("kernel_initializer", "bias_initializer")[i % 2]
        made[f"{argument}_{_slug(name)}"] = {argument: name}
    for i, name in enumerate(REGULARIZERS.split()):
        argument = ("kernel", "bias", "activity")[i % 3] + "_regularizer"
        made[f"{argument}_{_slug(name)}"] = {argument: name}
    for i, name in enumerate(CONSTRAINTS.split()):
        argument = ("kernel_constraint", "bias_constraint")[i % 2]
        made[f"{argument}_{_slug(name)}"] = {argument: name}
    for name in ACTIVATIONS:
        made[f"activation_{name}"] = {"activation": name}
    return made


def _slug(name: str) -> str:
    """Class names and snake case must not fall together in an id."""
    return name.lower() + ("_class" if name != name.lower() else "")


def case(
    layer: str,
    slug: str,
    config: dict[str, Any],
    modern: dict[str, Any] | None = None,
    class_name: str | None = None,
    image_data_format: str | None = None,
    flags: tuple[str, ...] = (),
) -> Case:
    return Case(
        id=f"{layer}-configuration-{slug}",
        layer=layer,
        config=config,
        input=None,
        weights=None,
        flags=flags,
        question="configuration",
        modern=modern,
        written_class_name=class_name,
        image_data_format=image_data_format,
    )


def _read_from_keras_json(layer: str) -> list[Case]:
    base = {"name": layer, "filters": 3, "kernel_size": [2, 3]}
    return [
        case(
            layer,
            f"{file}_and_{given or 'nothing'}",
            base | ({"data_format": given} if given else {}),
            image_data_format=file,
        )
        for file in ("channels_first", "channels_last")
        for given in (None, "channels_first", "channels_last")
    ]


def suite(layer: str) -> Suite:
    is_conv = layer == "conv2d"
    more = CONV_ONLY if is_conv else TRANSPOSED_ONLY
    refused = REFUSED | (CONV_REFUSED if is_conv else TRANSPOSED_REFUSED)
    base = {"name": layer, "filters": 4, "kernel_size": [3, 2]}
    cases = [
        case(layer, slug, base | arguments)
        for slug, arguments in (ARGUMENTS | more | _named()).items()
    ]
    cases.append(case(layer, "kernel_size_integer", base | {"kernel_size": 3}))
    cases += [case(layer, slug, base | given) for slug, given in FORMS.items()]
    cases += [
        case(layer, f"refused_{slug}", base | given) for slug, given in refused.items()
    ]
    cases += _read_from_keras_json(layer)
    cases += [
        case(
            layer,
            old.slug,
            old.config,
            old.modern,
            old.class_name or CLASS_NAMES[layer],
            flags=(old.flag,),
        )
        for old in legacy(layer)
    ]
    return Suite(
        f"{layer}/configuration",
        "Every argument in every spelling that Keras reads, the old ones of Keras 1 and "
        "2 among them, and the configuration that Keras serialises, or its refusal.",
        cases,
        NOTES,
    )


NOTES = {
    "Keras1": {
        "description": "Keras 1's names of arguments, still met in saved models; "
        "Keras 3 itself does not read them. `modern` is what they stand for.",
        "effect": "A reader that ignores unknown members silently takes defaults.",
        "links": ["https://github.com/keras-team/keras/wiki/Keras-2.0-release-notes"],
    },
    "Keras2": {
        "description": "What Keras 2 writes: parts as class name and config without "
        "module, dtype as a name, batch_input_shape.",
        "effect": "A reader of Keras 3's form alone refuses models of most tutorials.",
        "links": ["https://keras.io/api/models/model_saving_apis/"],
    },
}

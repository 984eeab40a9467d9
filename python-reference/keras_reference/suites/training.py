"""Five steps of plain gradient descent, with regularizers and constraints."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference import data
from keras_reference.case import Case
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.losses import L1, L1_L2, L2
from keras_reference.suites.suite import Suite

STEPS = 5
FILTER = [0, 1, 2]


def _constraint(name: str, **config: Any) -> dict[str, Any]:
    return {"class_name": name, "config": config}


# slug: (changes of the specification, arguments of the layer, loss)
PLANS: dict[str, tuple[dict, dict, str]] = {
    "plain": ({}, {}, "mean_squared_error"),
    "no_bias": ({"use_bias": False}, {}, "mean_squared_error"),
    "valid": ({"padding": "valid"}, {}, "mean_squared_error"),
    "channels_first": (
        {"data_format": "channels_first", "width": Axis(5, 2, 1)},
        {},
        "mean_squared_error",
    ),
    "dilated": (
        {"height": Axis(5, 2, 1, 2), "width": Axis(6, 3, 1, 1)},
        {},
        "mean_squared_error",
    ),
    "small_kernel": ({"height": Axis(5, 1, 2)}, {}, "mean_squared_error"),
    "absolute_error": ({}, {}, "mean_absolute_error"),
    "huber": ({}, {}, "huber"),
    "log_cosh": ({}, {}, "log_cosh"),
    "relu": ({"activation": "relu"}, {}, "mean_squared_error"),
    "tanh": ({"activation": "tanh"}, {}, "mean_squared_error"),
    "sigmoid": ({"activation": "sigmoid"}, {}, "mean_squared_error"),
    "softplus": ({"activation": "softplus"}, {}, "mean_squared_error"),
    "elu": ({"activation": "elu"}, {}, "mean_squared_error"),
    "gelu": ({"activation": "gelu"}, {}, "mean_squared_error"),
    "selu": ({"activation": "selu"}, {}, "mean_squared_error"),
    "silu": ({"activation": "silu"}, {}, "mean_squared_error"),
    "softmax": ({"activation": "softmax"}, {}, "mean_squared_error"),
    "kernel_l1": ({}, {"kernel_regularizer": L1}, "mean_squared_error"),
    "kernel_l2": ({}, {"kernel_regularizer": L2}, "mean_squared_error"),
    "bias_l1_l2": ({}, {"bias_regularizer": L1_L2}, "mean_squared_error"),
    "activity_l1": ({}, {"activity_regularizer": L1}, "mean_squared_error"),
    "activity_l2": (
        {"activation": "tanh"},
        {"activity_regularizer": L2},
        "mean_squared_error",
    ),
    "all_regularizers": (
        {},
        {
            "kernel_regularizer": L1_L2,
            "bias_regularizer": L2,
            "activity_regularizer": L1_L2,
        },
        "mean_squared_error",
    ),
    "max_norm": (
        {},
        {"kernel_constraint": _constraint("MaxNorm", max_value=0.5, axis=FILTER)},
        "mean_squared_error",
    ),
    "max_norm_default_axis": (
        {},
        {"kernel_constraint": _constraint("MaxNorm", max_value=0.5)},
        "mean_squared_error",
    ),
    "non_neg": (
        {},
        {
            "kernel_constraint": _constraint("NonNeg"),
            "bias_constraint": _constraint("NonNeg"),
        },
        "mean_squared_error",
    ),
    "unit_norm": (
        {},
        {"kernel_constraint": _constraint("UnitNorm", axis=FILTER)},
        "mean_squared_error",
    ),
    "min_max_norm": (
        {},
        {
            "kernel_constraint": _constraint(
                "MinMaxNorm", min_value=0.25, max_value=0.75, rate=0.5, axis=FILTER
            )
        },
        "mean_squared_error",
    ),
    "everything": (
        {"activation": "tanh", "batch": 3},
        {
            "kernel_regularizer": L2,
            "activity_regularizer": L1,
            "kernel_constraint": _constraint("MaxNorm", max_value=1.0, axis=FILTER),
            "bias_constraint": _constraint("NonNeg"),
        },
        "mean_squared_error",
    ),
}
CONV_ONLY: dict[str, tuple[dict, dict, str]] = {
    "groups": (
        {"groups": 2, "channels": 4, "filters": 6},
        {"kernel_constraint": _constraint("UnitNorm", axis=FILTER)},
        "mean_squared_error",
    ),
}
TRANSPOSED_ONLY: dict[str, tuple[dict, dict, str]] = {
    "output_padding": (
        {"height": Axis(4, 3, 2, 1, 1), "width": Axis(3, 5, 3, 1, 2)},
        {},
        "mean_squared_error",
    ),
}
RATES = (0.125, 0.01)


def _case(spec: Spec, arguments: dict, loss: str, rate: float) -> Case:
    x, weights = data.normal(spec, 1.0, 0.5)
    count = int(np.prod(spec.output_shape))
    target = data.normals(spec.id, "target", count).astype(np.float32)
    return Case(
        id=spec.id,
        layer=spec.layer,
        config=spec.config | arguments,
        input=x,
        weights=weights,
        comparison="rounded",
        spec=spec,
        question="training",
        training={
            "loss": loss,
            "target": target.reshape(spec.output_shape),
            "learning_rate": rate,
            "steps": STEPS,
        },
    )


def suite(layer: str) -> Suite:
    base = Spec(layer, Axis(5, 3, 1), Axis(4, 2, 2), "same", 2, 2, 3)
    more = TRANSPOSED_ONLY if base.transposed else CONV_ONLY
    cases = []
    for slug, (changes, arguments, loss) in (PLANS | more).items():
        for r, rate in enumerate(RATES):
            spec = base.but(**changes).but(tag=f"training_{slug}_{'ab'[r]}")
            cases.append(_case(spec, arguments, loss, rate))
    return Suite(
        f"{layer}/training",
        "Five steps of plain gradient descent on one batch: the loss before each step "
        "and the weights after it, with regularizers and constraints.",
        cases,
    )

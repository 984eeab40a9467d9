"""What regularizers add to the loss: values, order, and the share of the batch."""

from __future__ import annotations

from typing import Any

from keras_reference import data
from keras_reference.case import Case
from keras_reference.geometry import Axis
from keras_reference.spec import Spec
from keras_reference.suites.refusal import refused
from keras_reference.suites.suite import Suite

L1 = {"class_name": "L1", "config": {"l1": 0.25}}
L2 = {"class_name": "L2", "config": {"l2": 0.03125}}
L1_L2 = {"class_name": "L1L2", "config": {"l1": 0.3, "l2": 0.07}}

# slug: (kernel, bias, activity); a name alone has Keras's default factors.
CHOICES: dict[str, tuple[Any, Any, Any]] = {
    "kernel_l1": (L1, None, None),
    "kernel_l2": (L2, None, None),
    "kernel_l1_l2": (L1_L2, None, None),
    "bias_l1": (None, L1, None),
    "bias_l2": (None, L2, None),
    "bias_l1_l2": (None, L1_L2, None),
    "activity_l1": (None, None, L1),
    "activity_l2": (None, None, L2),
    "activity_l1_l2": (None, None, L1_L2),
    "all": (L1, L2, L1_L2),
    "kernel_and_activity": (L2, None, L1),
    "bias_and_activity": (None, L1_L2, L2),
    "names": ("l1", "l2", "l1"),
    "class_names": ("L1", "L2", "L2"),
    "l1l2_by_name_is_nothing": ("l1l2", "l1l2", "l1l2"),
    "class_names_without_factors": (
        {"class_name": "L1", "config": {}},
        {"class_name": "L2", "config": {}},
        {"class_name": "L1L2", "config": {}},
    ),
    "null_factors": (
        {"class_name": "L2", "config": {"l2": None}},
        {"class_name": "L1L2", "config": {"l1": None, "l2": 0.5}},
        {"class_name": "L1", "config": {"l1": None}},
    ),
    "far_apart_factors": (
        {"class_name": "L1L2", "config": {"l1": 1e-6, "l2": 100.0}},
        {"class_name": "L1", "config": {"l1": 1000.0}},
        {"class_name": "L2", "config": {"l2": 1e-5}},
    ),
    "zero_factors": (
        {"class_name": "L1", "config": {"l1": 0.0}},
        {"class_name": "L2", "config": {"l2": 0.0}},
        {"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.0}},
    ),
}
ARGUMENTS = ("kernel_regularizer", "bias_regularizer", "activity_regularizer")


def _specs(layer: str) -> list[Spec]:
    base = Spec(layer, Axis(4, 3, 1), Axis(5, 2, 2), "same", 2, 2, 3)
    return [
        base,
        base.but(batch=3, activation="relu", padding="valid"),
        base.but(data_format="channels_first", batch=1, filters=2, activation="relu6"),
        base.but(use_bias=False, height=Axis(3, 2, 3)),
    ]


def _case(spec: Spec, choice: tuple[Any, Any, Any]) -> Case:
    named = zip(ARGUMENTS, choice, strict=True)
    given = {name: value for name, value in named if value is not None}
    small = spec.activation != "linear"
    x, weights = data.small_integers(spec) if small else data.integers(spec)
    return Case(
        id=spec.id,
        layer=spec.layer,
        config=spec.config | given,
        input=x,
        weights=weights,
        spec=spec,
        question="losses",
    )


def _orthogonal(mode: str) -> dict[str, Any]:
    config = {"factor": 0.5, "mode": mode}
    return {"class_name": "OrthogonalRegularizer", "config": config}


# What Keras refuses: slug, argument, value. A kernel has rank 4, a bias 1; only a
# matrix can be orthogonal, which shows when the loss is asked for.
REFUSED: list[tuple[str, str, Any]] = [
    ("kernel_orthogonal", "kernel_regularizer", _orthogonal("rows")),
    ("kernel_orthogonal_columns", "kernel_regularizer", _orthogonal("columns")),
    ("kernel_orthogonal_by_name", "kernel_regularizer", "orthogonal_regularizer"),
    ("bias_orthogonal", "bias_regularizer", _orthogonal("rows")),
    ("activity_orthogonal", "activity_regularizer", _orthogonal("rows")),
    ("kernel_l1_l2_by_name", "kernel_regularizer", "l1_l2"),
    ("bias_l1_l2_by_name", "bias_regularizer", "l1_l2"),
    ("activity_l1_l2_by_name", "activity_regularizer", "l1_l2"),
    (
        "kernel_negative",
        "kernel_regularizer",
        {"class_name": "L2", "config": {"l2": -0.5}},
    ),
    (
        "activity_negative",
        "activity_regularizer",
        {"class_name": "L1L2", "config": {"l1": 0.5, "l2": -0.5}},
    ),
]


def _refused(layer: str) -> list[Case]:
    spec = Spec(layer, Axis(4, 3), Axis(5, 2), "same", 2, 2, 3)
    cases = []
    for slug, argument, value in REFUSED:
        case = refused(
            layer, f"losses-{slug}", spec.config | {argument: value}, spec.input_shape
        )
        case.question = "losses"
        cases.append(case)
    return cases


def suite(layer: str) -> Suite:
    cases = [
        _case(spec.but(tag=f"losses_{slug}"), choice)
        for slug, choice in CHOICES.items()
        for spec in _specs(layer)
    ]
    cases += _refused(layer)
    return Suite(
        f"{layer}/losses",
        "Kernel, bias and activity regularizers: the losses in Keras's order, the "
        "activity's divided by the batch size, beside the output; and what Keras "
        "refuses.",
        cases,
    )

"""A case before it has an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from keras_reference import data
from keras_reference.spec import CLASS_NAMES, Spec


@dataclass
class Case:
    """What is handed to Keras, and how the outcome will be judged.

    ``spec`` is None only where the configuration is too broken to have one.
    ``refused``: Keras is expected to refuse this, with an error of its own.
    ``round_trip``: the worker also holds the layer against its from_config twin.
    """

    id: str
    layer: str
    config: dict[str, Any]
    input: np.ndarray
    weights: dict[str, np.ndarray] | None
    comparison: str = "exact"
    spec: Spec | None = None
    flags: tuple[str, ...] = ()
    build_config: dict[str, Any] | None = None
    refused: bool = False
    round_trip: bool = False

    @property
    def class_name(self) -> str:
        return CLASS_NAMES[self.layer]


def positive(spec: Spec, tensors=None, **members: Any) -> Case:
    """A case that Keras computes; integers that tell places apart unless given."""
    x, weights = tensors or data.integers(spec)
    members = {"config": spec.config, "spec": spec} | members
    return Case(id=spec.id, layer=spec.layer, input=x, weights=weights, **members)

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
    ``question``: what Keras is asked, see ``questions``; the members after it belong to
    one question or another, named as in the fixture. ``modern`` is what a configuration
    in an old spelling stands for. ``only_on`` names the one environment whose answer
    this is, such as the one whose random stream is drawn from; ``not_on`` one that is
    not asked.
    """

    id: str
    layer: str
    config: dict[str, Any]
    input: np.ndarray | None
    weights: dict[str, np.ndarray] | None
    comparison: str = "exact"
    spec: Spec | None = None
    flags: tuple[str, ...] = ()
    build_config: dict[str, Any] | None = None
    refused: bool = False
    round_trip: bool = False
    question: str = "output"
    upstream: np.ndarray | None = None
    training: dict[str, Any] | None = None
    random_seed: int | None = None
    position: int = 0
    modern: dict[str, Any] | None = None
    image_data_format: str | None = None
    only_on: str | None = None
    not_on: str | None = None
    written_class_name: str | None = None

    @property
    def class_name(self) -> str:
        """As it is written, which may be an old name."""
        return self.written_class_name or CLASS_NAMES[self.layer]

    def runs_on(self, name: str) -> bool:
        """Whether the environment of this name is asked."""
        return self.only_on in (None, name) and name != self.not_on

    @property
    def asked(self) -> dict[str, Any]:
        """What the fixture says before the outcome, in that order."""
        layer: dict[str, Any] = {"class_name": self.class_name, "config": self.config}
        if self.build_config:
            layer["build_config"] = self.build_config
        is_configuration = self.question == "configuration"
        made = {
            "id": self.id,
            "layer": layer,
            "modern": self.modern,
            "image_data_format": self.image_data_format,
            "random_seed": self.random_seed,
            "position": self.position or None,
            "input": self.input,
            "weights": self.weights or None,
            "upstream": self.upstream,
            "training": self.training,
            "comparison": None if is_configuration else self.comparison,
        }
        return {name: value for name, value in made.items() if value is not None}

    @property
    def task(self) -> dict[str, Any]:
        """What the worker is told."""
        return {
            "question": self.question,
            "class_name": CLASS_NAMES[self.layer],
            "config": self.config if self.modern is None else self.modern,
            "build_config": self.build_config,
            "input": self.input,
            "weights": self.weights,
            "round_trip": self.round_trip,
            "upstream": self.upstream,
            "training": self.training,
            "random_seed": self.random_seed,
            "position": self.position,
            "image_data_format": self.image_data_format,
        }


def positive(spec: Spec, tensors=None, **members: Any) -> Case:
    """A case that Keras computes; integers that tell places apart unless given."""
    x, weights = tensors or data.integers(spec)
    members = {"config": spec.config, "spec": spec} | members
    return Case(id=spec.id, layer=spec.layer, input=x, weights=weights, **members)

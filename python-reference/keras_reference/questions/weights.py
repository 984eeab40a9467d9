"""The weights that a layer draws when it is built, and its output with them."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference import bounds, definition
from keras_reference.questions import layers
from keras_reference.questions.part import compiled


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    def make() -> Any:
        if task["random_seed"] is not None:
            keras.utils.set_random_seed(task["random_seed"])
        for _ in range(task["position"]):
            _layer(keras, task).build(task["input"].shape)
        return _layer(keras, task)

    def ask(layer: Any) -> dict[str, Any]:
        made = layers.array(keras, layer(task["input"]))
        drawn = {"kernel": layers.array(keras, layer.kernel)}
        if layer.use_bias:
            drawn["bias"] = layers.array(keras, layer.bias)
        return {"weights": drawn, "output": made}

    with compiled(keras):
        return layers.outcome(make, ask)


def _layer(keras: Any, task: dict[str, Any]) -> Any:
    return getattr(keras.layers, task["class_name"])(**task["config"])


def value(case) -> None:
    """The definition does not draw."""
    return None


def accepts(case, outcome: dict[str, Any], value: None) -> bool:
    """The output must be the definition's with the weights that were drawn."""
    if "weights" not in outcome:
        return False
    drawn = outcome["weights"]
    expected = definition.evaluate(case.spec, case.input, drawn)
    n = definition.terms(case.spec, case.input, drawn)
    s = definition.magnitude(case.spec, case.input, drawn)
    error = np.abs(outcome["output"].astype(np.float64) - expected)
    return bool((error <= bounds.gamma(n, s)).all())


def explain(case, outcome: dict[str, Any], value: None) -> None:
    return None

"""A layer's output, and what its regularizers add to the loss, in Keras's order."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference import bounds, definition, regularizers
from keras_reference.questions import layers, output


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    def ask(layer: Any) -> dict[str, Any]:
        made = layers.array(keras, layer(task["input"]))
        losses = [keras.ops.convert_to_numpy(loss).item() for loss in layer.losses]
        return {"output": made, "losses": np.array(losses, dtype=np.float32)}

    return layers.outcome(lambda: layers.with_weights(keras, task), ask)


def value(case) -> dict[str, np.ndarray]:
    made = definition.evaluate(case.spec, case.input, case.weights)
    losses = regularizers.penalties(case.config, case.weights, made)
    return {"output": made, "losses": np.array(losses)}


def accepts(case, outcome: dict[str, Any], value: dict[str, np.ndarray]) -> bool:
    if "losses" not in outcome:
        return False
    terms = max(value["output"].size, case.weights["kernel"].size)
    actual, expected = outcome["losses"].astype(np.float64), value["losses"]
    return (
        bounds.conforms(case, outcome["output"], value["output"])
        and actual.shape == expected.shape
        and bool((np.abs(actual - expected) <= bounds.gamma(terms + 8, expected)).all())
    )


def explain(case, outcome: dict[str, Any], value: dict[str, np.ndarray]):
    return output.explain(case, outcome, value["output"])

"""A layer's output."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import numpy as np

from keras_reference import bounds, defects, definition
from keras_reference.questions import layers


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    def ask(layer: Any) -> dict[str, Any]:
        if task["build_config"]:
            layer.build_from_config(task["build_config"])
        output = layers.array(keras, layer(task["input"]))
        if task["round_trip"]:
            _check_round_trip(keras, layer, task, output)
        return {"output": output}

    return layers.outcome(lambda: layers.with_weights(keras, task), ask)


def _check_round_trip(keras: Any, layer: Any, task: dict, output: np.ndarray) -> None:
    """The twin made from JSON of get_config must give the same output."""
    config = layer.get_config()
    config["kernel_initializer"] = config["bias_initializer"] = "zeros"
    twin = type(layer).from_config(json.loads(json.dumps(config)))
    twin.build(task["input"].shape)
    twin.set_weights(layer.get_weights())
    again = keras.ops.convert_to_numpy(twin(task["input"]))
    if not np.array_equal(again, output, equal_nan=True):
        raise AssertionError("from_config(get_config()) gives another output")


def value(case) -> np.ndarray:
    return definition.evaluate(case.spec, case.input, case.weights)


def accepts(case, outcome: dict[str, Any], value: np.ndarray) -> bool:
    return "output" in outcome and bounds.conforms(case, outcome["output"], value)


def explain(case, outcome: dict[str, Any], value: np.ndarray):
    return defects.explain(case, outcome["output"], partial(bounds.conforms, case))

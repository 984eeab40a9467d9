"""A layer as keras.layers.serialize writes it, whatever spelling it was read in."""

from __future__ import annotations

import json
from typing import Any

from keras_reference.questions import layers


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    layer_class = getattr(keras.layers, task["class_name"])
    keras.config.set_image_data_format(task["image_data_format"] or "channels_last")

    def ask(layer: Any) -> dict[str, Any]:
        made = json.loads(json.dumps(keras.layers.serialize(layer)))
        made.pop("build_config", None)
        twin = keras.layers.deserialize(json.loads(json.dumps(made)))
        again = json.loads(json.dumps(keras.layers.serialize(twin)))
        again.pop("build_config", None)
        if again != made:
            raise AssertionError("a round trip changes the configuration")
        return {"configuration": made}

    try:
        return layers.outcome(
            lambda: layer_class.from_config(json.loads(json.dumps(task["config"]))), ask
        )
    finally:
        keras.config.set_image_data_format("channels_last")


def value(case) -> None:
    """The definition has no spelling."""
    return None


def accepts(case, outcome: dict[str, Any], value: None) -> bool:
    """What Keras refuses to make has no configuration; that is an answer, too."""
    return "configuration" in outcome or not outcome.get("foreign", True)


def explain(case, outcome: dict[str, Any], value: None) -> None:
    return None

"""Steps of plain gradient descent: the loss before each, the weights after it."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference import trajectory
from keras_reference.questions import layers

# How far a trajectory in float32 may be from that in float64, relative to the largest
# element of a tensor, or absolutely where that is below 1. Roundings come to a tenth of
# it on the committed cases. The kit's judge has a bound of its own for each step, by
# error analysis.
TOLERANCE = 4e-6


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    def ask(layer: Any) -> dict[str, Any]:
        plan, x = task["training"], task["input"]
        model = keras.Sequential([keras.Input(batch_shape=x.shape), layer])
        model.compile(
            optimizer=keras.optimizers.SGD(learning_rate=plan["learning_rate"]),
            loss=plan["loss"],
            run_eagerly=True,
        )
        steps = []
        for _ in range(plan["steps"]):
            # The loss is a running mean over batches unless it is reset.
            model.reset_metrics()
            loss = model.train_on_batch(x, plan["target"])
            step = {"loss": np.array(loss, dtype=np.float32)}
            step["kernel"] = layers.array(keras, layer.kernel)
            if layer.use_bias:
                step["bias"] = layers.array(keras, layer.bias)
            steps.append(step)
        return {"steps": steps}

    return layers.outcome(lambda: layers.with_weights(keras, task), ask)


def value(case) -> dict[str, Any]:
    return {"steps": list(trajectory.steps(case))}


def accepts(case, outcome: dict[str, Any], value: dict[str, Any]) -> bool:
    return "steps" in outcome and agree(value, outcome)


def explain(case, outcome: dict[str, Any], value: dict[str, Any]) -> None:
    return None


def agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two trajectories are the same, but for roundings."""
    if len(one["steps"]) != len(other["steps"]):
        return False
    return all(
        a.keys() == b.keys() and all(_close(a[name], b[name]) for name in a)
        for a, b in zip(one["steps"], other["steps"], strict=True)
    )


def _close(a: np.ndarray, b: np.ndarray) -> bool:
    if a.shape != b.shape:
        return False
    scale = max(float(np.abs(a).max(initial=0)), 1.0)
    return bool((np.abs(a - b) <= TOLERANCE * scale).all())

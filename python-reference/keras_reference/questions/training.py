"""Steps of plain gradient descent: the loss before each, the weights after it."""

from __future__ import annotations

from typing import Any

import numpy as np

from keras_reference.questions import layers

# How far apart two trajectories in float32 may be, relative to the largest weight. The
# kit's judge has a bound of its own, by error analysis; this one only keeps out nonsense.
TOLERANCE = 1e-4


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


def value(case) -> None:
    """Judged by comparing backends, and by the kit's own bound."""
    return None


def accepts(case, outcome: dict[str, Any], value: None) -> bool:
    if "steps" not in outcome:
        return False
    return all(
        bool(np.isfinite(tensor).all())
        for step in outcome["steps"]
        for tensor in step.values()
    )


def explain(case, outcome: dict[str, Any], value: None) -> None:
    return None


def agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two backends took the same way."""
    for a, b in zip(one["steps"], other["steps"], strict=True):
        for name in a:
            scale = max(float(np.abs(a[name]).max(initial=0)), 1.0)
            if np.abs(a[name] - b[name]).max(initial=0) > TOLERANCE * scale:
                return False
    return True

"""Plain gradient descent in float64: the measure of the training suites.

    z = convolution of the input with the weights, and bias;  y = activation(z)
    loss = mean of the objective of y - target + activity(y) / batch
           + kernel and bias penalties
    weight = constraint(weight - learning_rate * d loss / d weight)

The loss of a step is that before its update.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from keras_reference import activations, constraints, definition, regularizers

Function = Callable[[np.ndarray], np.ndarray]

# Objective of one residual and its slope; Keras takes the mean over all elements.
OBJECTIVES: dict[str, tuple[Function, Function]] = {
    "mean_squared_error": (np.square, lambda r: 2 * r),
    "mean_absolute_error": (np.abs, np.sign),
    # Huber, delta 1.
    "huber": (
        lambda r: np.where(np.abs(r) <= 1, np.square(r) / 2, np.abs(r) - 0.5),
        lambda r: np.clip(r, -1, 1),
    ),
    # log(cosh(r)), without the overflow of cosh.
    "log_cosh": (lambda r: np.logaddexp(r, -r) - np.log(2), np.tanh),
}


def _gradients(case, weights, z: np.ndarray, of_output: np.ndarray):
    """Of kernel and bias: through the activation, and of their own penalties."""
    linear = case.spec.but(activation="linear")
    upstream = activations.pullback(case.spec.activation, z, of_output)
    made = definition.gradients(linear, case.input, weights, upstream)
    return {
        name: made[name]
        + regularizers.slope(case.config.get(f"{name}_regularizer"), weights[name])
        for name in weights
    }


def steps(case) -> Iterator[dict[str, Any]]:
    """Each step's loss and the weights after it, as ``expected.steps``."""
    plan, spec = case.training, case.spec
    objective, slope = OBJECTIVES[plan["loss"]]
    weights = {name: w.astype(np.float64) for name, w in case.weights.items()}
    linear = spec.but(activation="linear")
    for _ in range(plan["steps"]):
        z = definition.evaluate(linear, case.input, weights)
        y = activations.value(spec.activation, z)
        residual = y - plan["target"].astype(np.float64)
        penalties = regularizers.penalties(case.config, weights, y)
        loss = float(objective(residual).mean()) + sum(penalties)
        of_output = slope(residual) / residual.size + regularizers.slope(
            case.config.get("activity_regularizer"), y
        ) / len(y)
        gradients = _gradients(case, weights, z, of_output)
        weights = {
            name: constraints.project(
                case.config.get(f"{name}_constraint"),
                w - plan["learning_rate"] * gradients[name],
            )
            for name, w in weights.items()
        }
        yield {"loss": np.array(loss)} | weights

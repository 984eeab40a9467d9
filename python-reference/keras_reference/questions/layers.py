"""Making a layer in the process that has Keras in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from keras_reference.messages import normalise

# Auto-generated names count up; messages quote them.
NAMES = {"Conv2D": "conv2d", "Conv2DTranspose": "conv2d_transpose"}

Task = dict[str, Any]
Outcome = dict[str, Any]


def _initializer(values: np.ndarray | None):
    """Gives the weights while the layer builds itself, as a user's layer would."""

    def values_or_zeros(shape, dtype=None):
        if values is None:
            return np.zeros(shape, np.float32)
        if tuple(shape) != values.shape:
            raise AssertionError(f"weight {tuple(shape)} given {values.shape}")
        return values

    return values_or_zeros


def with_weights(keras: Any, task: Task) -> Any:
    """The layer, not yet built, that will have the case's weights."""
    weights = task["weights"] or {}
    initializers = {
        "kernel_initializer": _initializer(weights.get("kernel")),
        "bias_initializer": _initializer(weights.get("bias")),
    }
    arguments = {"name": NAMES[task["class_name"]]} | initializers | task["config"]
    return getattr(keras.layers, task["class_name"])(**arguments)


def _stage(error: BaseException) -> str:
    """ "build" where the traceback passes through some layer's build, else "call"."""
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_name == "build":
            return "build"
        trace = trace.tb_next
    return "call"


def _failure(error: Exception, stage: str) -> Outcome:
    module = type(error).__module__
    return {
        "error": {
            "type": type(error).__name__,
            "stage": stage,
            "message": normalise(str(error)),
        },
        "foreign": module != "builtins" and not module.startswith("keras"),
    }


def outcome(make: Callable[[], Any], ask: Callable[[Any], Outcome]) -> Outcome:
    """What ``ask`` gives of the layer that ``make`` makes, or how Keras refuses it."""
    try:
        layer = make()
    except Exception as error:
        return _failure(error, "init")
    try:
        return ask(layer)
    except AssertionError:
        raise
    except Exception as error:
        return _failure(error, _stage(error))


def array(keras: Any, tensor: Any) -> np.ndarray:
    """A float32 array of its own."""
    made = np.ascontiguousarray(keras.ops.convert_to_numpy(tensor))
    if made.dtype != np.float32:
        raise AssertionError(f"a tensor of dtype {made.dtype}")
    return made

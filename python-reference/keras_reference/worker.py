"""The process that has Keras in it: takes cases from a pipe and returns outcomes.

    python -m keras_reference.worker FILE_DESCRIPTOR

Not over stdout, because native libraries print there. A case arrives as a dict; what
goes back is ``{"output": array}`` or ``{"error": {...}, "foreign": bool}``, where
foreign means that the error's class is not one of Python's or Keras's own.
"""

from __future__ import annotations

import json
import sys
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from keras_reference.messages import normalise

# Auto-generated names count up; messages quote them.
LAYER_NAMES = {"Conv2D": "conv2d", "Conv2DTranspose": "conv2d_transpose"}


def _pin_threads(keras: Any) -> None:
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)


def _initializer(values: np.ndarray | None):
    """Gives the weights while the layer builds itself, as a user's layer would."""

    def values_or_zeros(shape, dtype=None):
        if values is None:
            return np.zeros(shape, dtype)
        if tuple(shape) != values.shape:
            raise AssertionError(f"weight {tuple(shape)} given {values.shape}")
        return values

    return values_or_zeros


def _arguments(task: dict[str, Any]) -> dict[str, Any]:
    weights = task["weights"] or {}
    initializers = {
        "kernel_initializer": _initializer(weights.get("kernel")),
        "bias_initializer": _initializer(weights.get("bias")),
    }
    return {"name": LAYER_NAMES[task["class_name"]]} | initializers | task["config"]


def _stage(error: BaseException) -> str:
    """ "build" where the traceback passes through some layer's build, else "call"."""
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_name == "build":
            return "build"
        trace = trace.tb_next
    return "call"


def _failure(error: Exception, stage: str) -> dict[str, Any]:
    module = type(error).__module__
    return {
        "error": {
            "type": type(error).__name__,
            "stage": stage,
            "message": normalise(str(error)),
        },
        "foreign": module != "builtins" and not module.startswith("keras"),
    }


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


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    """One case, on a fresh layer."""
    try:
        layer = getattr(keras.layers, task["class_name"])(**_arguments(task))
    except Exception as error:
        return _failure(error, "init")
    try:
        if task["build_config"]:
            layer.build_from_config(task["build_config"])
        output = keras.ops.convert_to_numpy(layer(task["input"]))
    except AssertionError:
        raise
    except Exception as error:
        return _failure(error, _stage(error))
    if output.dtype != np.float32:
        raise AssertionError(f"output of dtype {output.dtype}")
    if task["round_trip"]:
        _check_round_trip(keras, layer, task, output)
    return {"output": np.ascontiguousarray(output)}


def main() -> None:
    connection = Connection(int(sys.argv[1]))
    import keras

    _pin_threads(keras)
    keras.config.disable_traceback_filtering()
    connection.send({"ready": keras.__version__})
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        try:
            connection.send(run(keras, task))
        except AssertionError as error:
            connection.send({"broken": str(error)})


if __name__ == "__main__":
    main()

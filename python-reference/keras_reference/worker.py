"""The process that has Keras in it: takes cases from a pipe and returns outcomes.

    python -m keras_reference.worker FILE_DESCRIPTOR

Not over stdout, because native libraries print there. A case arrives as a dict; what
goes back is what its question gives, such as ``{"output": array}``, or
``{"error": {...}, "foreign": bool}``, where foreign means that the error's class is not
one of Python's or Keras's own.
"""

from __future__ import annotations

import importlib
import os
import sys
from multiprocessing.connection import Connection
from typing import Any

from keras_reference.questions import QUESTIONS


def _pin_threads(keras: Any) -> None:
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
    if keras.backend.backend() == "torch":
        import torch

        torch.set_num_threads(1)


def _keras() -> Any:
    """The Keras of KERAS_MODULE; Keras 2 gets the names of Keras 3 that we use."""
    keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
    if not hasattr(keras, "ops"):
        from types import SimpleNamespace

        import tensorflow as tf

        keras.ops = SimpleNamespace(convert_to_numpy=lambda tensor: tensor.numpy())
        keras.config = tf.debugging
    return keras


def main() -> None:
    connection = Connection(int(sys.argv[1]))
    keras = _keras()
    _pin_threads(keras)
    keras.config.disable_traceback_filtering()
    connection.send({"ready": keras.__version__})
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        try:
            connection.send(QUESTIONS[task["question"]].run(keras, task))
        except AssertionError as error:
            connection.send({"broken": str(error)})


if __name__ == "__main__":
    main()

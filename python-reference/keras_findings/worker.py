"""The generator's worker with the number of threads of KERAS_FINDINGS_THREADS."""

from __future__ import annotations

import os
from typing import Any

from keras_reference import worker

THREADS = "KERAS_FINDINGS_THREADS"


def _set_threads(keras: Any) -> None:
    count = int(os.environ[THREADS])
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(count)
        tf.config.threading.set_inter_op_parallelism_threads(1)
    if keras.backend.backend() == "torch":
        import torch

        torch.set_num_threads(count)


if __name__ == "__main__":
    worker._pin_threads = _set_threads
    worker.main()

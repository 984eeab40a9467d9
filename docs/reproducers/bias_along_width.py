"""Keras on TensorFlow, channels first, an output as wide as there are filters:
the bias is added along the width. Right: channel 0 is all 10, channel 1 all 20."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))

layer = keras.layers.Conv2D(
    2, 1, data_format="channels_first", bias_initializer=lambda shape, dtype=None: np.float32([10, 20])
)
output = layer(np.zeros((1, 1, 2, 2), "float32"))
output = output.detach() if hasattr(output, "detach") else output
print(np.asarray(output).tolist())

"""True for 1 in an argument, which Keras takes for an integer and hands on."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
for arguments in (
    {"filters": 1, "kernel_size": 1, "strides": True},
    {"filters": True, "kernel_size": 1},
    {"filters": 1, "kernel_size": 1, "dilation_rate": True},
):
    for name in ("Conv2D", "Conv2DTranspose"):
        try:
            layer = getattr(keras.layers, name)(**arguments)
            print(name, arguments, "computes", tuple(layer(np.ones((1, 2, 2, 1), "float32")).shape))
        except Exception as error:
            print(name, arguments, "-", type(error).__name__)

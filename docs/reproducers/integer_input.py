"""An input of integers: Conv2D converts it, or refuses."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
for name in ("Conv2D", "Conv2DTranspose"):
    try:
        getattr(keras.layers, name)(1, 1)(np.ones((1, 1, 1, 1), "int32"))
        print(name, "computes")
    except Exception as error:
        print(name, "refused,", type(error).__name__)

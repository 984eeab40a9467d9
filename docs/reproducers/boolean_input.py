"""An input of booleans: who has no kernel for it."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
for name in ("Conv2D", "Conv2DTranspose"):
    try:
        getattr(keras.layers, name)(1, 1)(np.ones((1, 1, 1, 1), "bool"))
        print(name, "computes")
    except Exception as error:
        print(name, "-", type(error).__name__)

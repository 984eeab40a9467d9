"""Conv2DTranspose of Keras 2: dilation rates that differ by axis, and output_padding on a
size that the dilation does not divide."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
for arguments in ({"dilation_rate": (3, 2)}, {"dilation_rate": 3, "output_padding": (0, 0)}):
    try:
        layer = keras.layers.Conv2DTranspose(1, (1, 2), padding="same", **arguments)
        print(arguments, "computes", tuple(layer(np.ones((1, 7, 1, 1), "float32")).shape))
    except Exception as error:
        print(arguments, "refused,", type(error).__name__)

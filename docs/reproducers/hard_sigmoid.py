"""hard_sigmoid(1): clip(0.2 x + 0.5, 0, 1) = 0.7 in Keras 2, relu6(x + 3) / 6 = 0.6667 in Keras 3."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
layer = keras.layers.Activation("hard_sigmoid")
print(round(float(np.array(layer(np.ones((1, 1), "float32")))[0, 0]), 4))

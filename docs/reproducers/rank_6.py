"""An input of six dimensions: Keras means to refuse it with a ValueError."""

import importlib
import os
import re

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
try:
    keras.layers.Conv2DTranspose(1, 1)(np.ones((1, 1, 1, 1, 1, 1), "float32"))
except Exception as error:
    text = re.sub(r"\x1b\[\d+m", "", str(error))
    said = [line for line in text.splitlines() if line and "encountered" not in line]
    print(type(error).__name__, "-", said[0][:75])

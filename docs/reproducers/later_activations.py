"""Activations that Keras 2 and Keras 3.0.0 do not know by their names."""

import importlib
import os

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
NAMES = """celu glu hard_shrink hard_silu hard_tanh log_sigmoid soft_shrink sparse_plus
sparse_sigmoid sparsemax squareplus tanh_shrink threshold""".split()
refused = []
for name in NAMES:
    try:
        keras.layers.Conv2D(1, 1, activation=name)
    except Exception as error:
        refused.append(name)
print("refused:", *(refused or ["none"]))

"""Conv2D with one filter, channels last, on Torch: no gradient of the kernel, where Torch
takes its own kernel and not oneDNN's, as for an input of few elements."""

import keras
import numpy as np
import torch

for filters in (1, 2):
    layer = keras.layers.Conv2D(filters, (3, 1), strides=(2, 1), padding="same")
    output = layer(np.ones((1, 1, 2, 2), "float32"))
    try:
        output.sum().backward()
        print(filters, "filters:", tuple(layer.kernel.value.grad.shape))
    except RuntimeError as error:
        print(filters, "filters:", error)

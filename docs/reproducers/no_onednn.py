"""Without oneDNN, TensorFlow has no kernel on the processor for channels first, nor for a
dilated Conv2DTranspose."""

import keras
import numpy as np

LAYERS = {
    "Conv2D, channels first": keras.layers.Conv2D(1, 1, data_format="channels_first"),
    "Conv2DTranspose, channels first": keras.layers.Conv2DTranspose(
        1, 1, data_format="channels_first"
    ),
    "Conv2DTranspose, dilated": keras.layers.Conv2DTranspose(1, 2, dilation_rate=2),
}
for name, layer in LAYERS.items():
    try:
        print(name, "computes", tuple(layer(np.ones((1, 3, 3, 1), "float32")).shape))
    except Exception as error:
        print(name, "refused,", type(error).__name__)

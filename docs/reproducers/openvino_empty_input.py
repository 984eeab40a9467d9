"""An input without width, and yet an output with elements, which only the bias reaches.
Right: all of them are 0."""

import keras
import numpy as np

layer = keras.layers.Conv2DTranspose(4, 3, use_bias=False)
wrong = 0
for _ in range(20):
    garbage = np.full(4096, 7.0, "float32")
    output = np.asarray(keras.ops.convert_to_numpy(layer(np.zeros((1, 5, 0, 2), "float32"))))
    wrong += bool((output != 0).any())
print("shape", output.shape, "- ever anything but 0:", wrong > 0)

"""An infinite weight over padding: skipped, or multiplied by zero, which is NaN."""

import keras
import numpy as np

layer = keras.layers.Conv2D(
    1, (1, 3), padding="same", use_bias=False,
    kernel_initializer=lambda shape, dtype=None: np.float32([np.inf, 1, 1]).reshape(shape),
)
output = layer(np.ones((1, 1, 3, 1), "float32"))
print(np.asarray(keras.ops.convert_to_numpy(output)).ravel().tolist())

"""Conv2DTranspose, same, strides over 1, on Torch before pull request 22876: the shape is
right, the values are shifted by a pixel. Right: [1, 0, 2, 0, 3, 0]."""

import keras
import numpy as np

layer = keras.layers.Conv2DTranspose(
    1, (1, 3), strides=(1, 2), padding="same", use_bias=False,
    kernel_initializer=lambda shape, dtype=None: np.float32([1, 0, 0]).reshape(shape),
)
output = layer(np.float32([1, 2, 3]).reshape(1, 1, 3, 1))
print(np.asarray(keras.ops.convert_to_numpy(output)).ravel().tolist())

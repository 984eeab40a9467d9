"""One input channel, an output one wide, strides 1 along the height and more along the
width: oneDNN starts the window too far on from the second row on. A second channel of
zeros changes nothing but the kernel that is chosen."""

import keras
import numpy as np

for size, kernel, stride in (((2, 4, 3), 2, 2), ((1, 8, 7), 6, 5)):
    x = np.arange(1, 1 + np.prod(size), dtype="float32").reshape(*size, 1)
    layer = keras.layers.Conv2D(1, kernel, strides=(1, stride), kernel_initializer="ones")
    twin = keras.layers.Conv2D(1, kernel, strides=(1, stride), kernel_initializer="ones")
    rows, right = (
        np.asarray(keras.ops.convert_to_numpy(y)).ravel()
        for y in (layer(x), twin(np.concatenate([x, 0 * x], axis=-1)))
    )
    print(size, "kernel", kernel, "strides", (1, stride), end=": ")
    print("right" if (rows == right).all() else "wrong")

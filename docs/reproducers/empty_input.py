"""An input without width: Keras's rules give each of these an output size."""

import keras
import numpy as np

for name in ("Conv2D", "Conv2DTranspose"):
    for padding in ("same", "valid"):
        if (name, padding) == ("Conv2D", "valid"):
            continue
        layer = getattr(keras.layers, name)(1, 2, padding=padding, use_bias=False)
        layer.build((1, 3, 3, 1))
        try:
            shape = keras.ops.convert_to_numpy(layer(np.ones((1, 3, 0, 1), "float32"))).shape
            print(name, padding, "computes", shape)
        except Exception as error:
            print(name, padding, "refused,", type(error).__name__)

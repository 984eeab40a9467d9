"""What becomes of an infinity, and of a subnormal number, in activations."""

import keras
import numpy as np

x = np.array([-np.inf, np.inf, 1e-40], "float32")
for name in ("gelu", "silu", "softplus", "leaky_relu", "selu"):
    y = keras.ops.convert_to_numpy(getattr(keras.activations, name)(keras.ops.convert_to_tensor(x)))
    print(name, y.tolist())

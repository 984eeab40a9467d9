"""sparsemax is a projection onto the simplex: each row must sum to 1, here [0, 0.25, 0.75]."""

import keras
import numpy as np

x = np.array([[0.0, 0.5, 1.0]], "float32")
print(np.asarray(keras.ops.convert_to_numpy(keras.activations.sparsemax(x))).tolist())

"""keras.utils.normalize along axis 0 of a NumPy array expands the norms along the last
axis (`axis or -1`). Right: each column has norm 1. A NumPy array is also what the NumPy
backend's OrthogonalRegularizer(mode="columns") hands it."""

import keras
import numpy as np

x = np.array([[3.0, 0.0], [4.0, 2.0]], "float32")
for given in (x, keras.ops.convert_to_tensor(x)):
    normalized = keras.ops.convert_to_numpy(keras.utils.normalize(given, axis=0))
    norms = np.linalg.norm(np.asarray(normalized), axis=0)
    print("array " if given is x else "tensor", ["%.3f" % norm for norm in norms])

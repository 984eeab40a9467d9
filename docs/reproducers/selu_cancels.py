"""selu(-1e-6) is -1.7580985e-06; exp(x) - 1 loses its digits near 0."""

import keras
import numpy as np

y = keras.activations.selu(keras.ops.convert_to_tensor(np.float32([-1e-6, -1e-8])))
print(["%.7e" % v for v in np.asarray(keras.ops.convert_to_numpy(y))])

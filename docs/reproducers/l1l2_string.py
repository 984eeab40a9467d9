"""'l1_l2', which the documentation names, is refused; 'l1l2' penalises nothing."""

import keras
import numpy as np

for name in ("l1", "l2", "l1l2", "l1_l2"):
    try:
        print(name, round(float(keras.regularizers.get(name)(np.ones(4, "float32"))), 6))
    except ValueError as error:
        print(name, "ValueError:", str(error).split(":")[0])

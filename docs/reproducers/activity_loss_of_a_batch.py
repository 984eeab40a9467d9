"""An activity regularizer's loss of a batch of 2: divided by the batch's size since Keras
3.0.0, which gave the sum."""

import keras
import numpy as np

layer = keras.layers.Conv2D(1, 1, kernel_initializer="ones", activity_regularizer=keras.regularizers.L1(1.0))
layer(np.ones((2, 1, 3, 1), "float32"))
print(float(layer.losses[0]))

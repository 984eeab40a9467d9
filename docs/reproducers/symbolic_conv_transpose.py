"""keras.ops.conv_transpose on a symbolic tensor hands its arguments on in another order:
the model raises, though the operation itself computes."""

import keras
import numpy as np

kernel = np.ones((3, 3, 1, 1), "float32")
x = keras.Input((4, 4, 1))
y = keras.ops.conv_transpose(x, kernel, strides=2, padding="same")
ones = np.ones((1, 4, 4, 1), "float32")
print("operation:", tuple(keras.ops.conv_transpose(ones, kernel, strides=2, padding="same").shape))
try:
    print("model:    ", tuple(keras.Model(x, y)(ones).shape))
except Exception as error:
    print("model:    ", type(error).__name__)

"""The same from Keras: kernel_size 2, strides 2, output_padding 0, padding same on one
axis of at least 3, and a kernel longer than the input on the other."""

import keras
import numpy as np

layer = keras.layers.Conv2DTranspose(
    1, 2, strides=2, padding="same", output_padding=(0, 1), kernel_initializer="ones"
)
output = layer(np.ones((1, 4, 1, 1), "float32"))
output = np.asarray(keras.ops.convert_to_numpy(output))
print(output.shape, output.ravel().tolist())

"""Conv2DTranspose, same, an even kernel with output_padding 0: TensorFlow's own kernels
refuse what the layer declares a shape for."""

import importlib
import os

import numpy as np

keras = importlib.import_module(os.environ.get("KERAS_MODULE", "keras"))
try:
    layer = keras.layers.Conv2DTranspose(
        1, (1, 2), strides=(1, 2), padding="same", output_padding=(0, 0), use_bias=False
    )
    print("declares", tuple(layer.compute_output_shape((1, 1, 3, 1))))
    print("computes", tuple(layer(np.ones((1, 1, 3, 1), "float32")).shape))
except Exception as error:
    print("refuses,", type(error).__name__)

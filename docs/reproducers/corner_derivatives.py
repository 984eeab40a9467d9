"""The derivative at a corner: which of the two sides, or their mean."""

import keras
import numpy as np

POINTS = {"leaky_relu": 0.0, "sparse_sigmoid": 1.0, "hard_tanh": 1.0, "relu6": 6.0}


def derivative(function, x):
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        with tf.GradientTape() as tape:
            point = tf.Variable([x])
            y = tf.reduce_sum(function(point))
        return float(tape.gradient(y, point)[0])
    if backend == "torch":
        import torch

        point = torch.tensor([x], requires_grad=True)
        function(point).sum().backward()
        return float(point.grad[0])
    import jax

    return float(jax.grad(lambda v: function(v).sum())(np.float32([x]))[0])


for name, x in POINTS.items():
    print(name, x, round(derivative(getattr(keras.activations, name), x), 4))

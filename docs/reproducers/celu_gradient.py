"""The derivative of celu at 0 is 1; on TensorFlow both of its terms pass it on."""

import keras

if keras.backend.backend() == "tensorflow":
    import tensorflow as tf

    x = tf.constant([-1.0, 0.0, 1.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(keras.activations.celu(x))
    print([round(float(g), 4) for g in tape.gradient(y, x)])
elif keras.backend.backend() == "torch":
    import torch

    x = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
    keras.activations.celu(x).sum().backward()
    print([round(float(g), 4) for g in x.grad])
else:
    import jax

    gradient = jax.grad(lambda x: keras.activations.celu(x).sum())(jax.numpy.array([-1.0, 0.0, 1.0]))
    print([round(float(g), 4) for g in gradient])

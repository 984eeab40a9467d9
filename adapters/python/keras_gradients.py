"""A layer's gradients on each backend of Keras that has them: input, kernel, bias."""


def _tensorflow(layer, x, upstream):
    import tensorflow as tf

    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(layer(x) * upstream)
    return tape.gradient(total, [x, *(v.value for v in layer.trainable_variables)])


def _jax(layer, x, upstream):
    import jax

    def total(x, weights):
        return (layer.stateless_call(weights, [], x)[0] * upstream).sum()

    weights = [v.value for v in layer.trainable_variables]
    of_input, of_weights = jax.grad(total, argnums=(0, 1))(x, weights)
    return [of_input, *of_weights]


def _torch(layer, x, upstream):
    import torch

    x.requires_grad_()
    weights = [v.value for v in layer.trainable_variables]
    return torch.autograd.grad((layer(x) * upstream).sum(), [x, *weights])


OF = {
    "tensorflow": _tensorflow,
    "jax": _jax,
    "torch": _torch,
}

"""A function's output and the gradient of the output's sum, on the current Keras backend."""


def differentiate(backend, function, x):
    """The output and the gradient as NumPy arrays; the NumPy backend has no gradient."""
    import numpy as np

    if backend == "tensorflow":
        import tensorflow as tf

        variable = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(variable)
            output = function(variable)
        gradient = tape.gradient(output, variable, unconnected_gradients="zero")
        return output.numpy(), gradient.numpy()
    if backend == "jax":
        import jax
        import jax.numpy as jnp

        output, pullback = jax.vjp(function, jnp.asarray(x))
        return np.asarray(output), np.asarray(pullback(jnp.ones_like(output))[0])
    if backend == "torch":
        import torch

        variable = torch.tensor(x, requires_grad=True)
        output = function(variable)
        if not output.requires_grad:  # a constant function
            return output.numpy(), np.zeros_like(x)
        (gradient,) = torch.autograd.grad(output, variable, torch.ones_like(output))
        return output.detach().numpy(), gradient.numpy()
    return np.asarray(function(x)), None

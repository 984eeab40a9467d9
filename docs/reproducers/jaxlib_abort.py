"""XLA takes the process down: kernel, strides and input dilation 2 without padding on one
axis, and a kernel longer than the input on the other. Right: a tensor of 6 elements."""

import jax.numpy as jnp
from jax import lax

output = lax.conv_general_dilated(
    jnp.ones((1, 4, 1, 1)),
    jnp.ones((2, 2, 1, 1)),
    window_strides=(1, 1),
    padding=[(0, 0), (1, 0)],
    lhs_dilation=(2, 1),
    dimension_numbers=("NHWC", "HWIO", "NHWC"),
)
print(output.ravel().tolist())

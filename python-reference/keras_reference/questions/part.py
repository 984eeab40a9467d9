"""An activation, initializer, regularizer or constraint by itself."""

from __future__ import annotations

import importlib
from contextlib import nullcontext
from typing import Any


def run(keras: Any, task: dict[str, Any]) -> dict[str, Any]:
    with compiled(keras):
        return importlib.import_module(task["part"]).run(task["case"])


def compiled(keras: Any):
    """JAX as users have it: its random numbers depend on what is compiled together."""
    if keras.backend.backend() in ("jax", "numpy"):
        import jax

        return jax.disable_jit(False)
    return nullcontext()

"""Objects as the configurations of layers have them."""

from __future__ import annotations

from typing import Any


def short(name: str, /, **config: Any) -> dict[str, Any]:
    """Without a module, as Keras still reads it."""
    return {"class_name": name, "config": config}


def full(module: str, name: str, /, **config: Any) -> dict[str, Any]:
    """As Keras 3 writes it, and tf.keras since 2.13."""
    return {
        "module": module,
        "class_name": name,
        "config": config,
        "registered_name": None,
    }

"""Canonical JSON text: compact, members in the order given, shortest numbers."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np

# Integers up to here are written without exponent; beyond it float32 skips integers.
_EXACT = 2**24


def number(value: float) -> str:
    """Shortest decimal that reads back to the same float32; no NaN in JSON: a string.

    >>> [number(v) for v in (3.0, -0.0, np.float32(0.1), 1e-30, math.inf)]
    ['3', '-0.0', '0.1', '1e-30', '"Infinity"']
    """
    if math.isnan(value):
        return '"NaN"'
    if math.isinf(value):
        return '"Infinity"' if value > 0 else '"-Infinity"'
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else "0"
    if abs(value) < _EXACT and value == int(value):
        return str(int(value))
    value = np.float32(value)
    if 1e-4 <= abs(value) < 1e7:
        return np.format_float_positional(value, unique=True, trim="-")
    return np.format_float_scientific(value, unique=True, trim="-")


def tensor(array: np.ndarray) -> str:
    """``{"shape", "dtype", "data"}``, row-major."""
    if array.dtype == np.bool_:
        values = ["true" if v else "false" for v in array.ravel().tolist()]
    elif array.dtype.kind in "iu":
        values = [str(v) for v in array.ravel().tolist()]
    else:
        values = [number(v) for v in array.ravel().tolist()]
    shape = ",".join(str(n) for n in array.shape)
    head = f'"shape":[{shape}],"dtype":"{array.dtype.name}"'
    return f'{{{head},"data":[{",".join(values)}]}}'


def text(value: Any) -> str:
    """Any JSON value; arrays inside become tensors."""
    if isinstance(value, np.ndarray):
        return tensor(value)
    if isinstance(value, dict):
        members = (f"{json.dumps(k)}:{text(v)}" for k, v in value.items())
        return "{" + ",".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(text(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def arrays(value: Any) -> Any:
    """The reverse of ``text``, once it is parsed: tensors become arrays."""
    if isinstance(value, dict):
        if value.keys() == {"shape", "dtype", "data"}:
            flat = np.array([float(v) for v in value["data"]], dtype=value["dtype"])
            return flat.reshape(value["shape"])
        return {name: arrays(member) for name, member in value.items()}
    if isinstance(value, list):
        return [arrays(element) for element in value]
    return value

"""Canonical JSON of the fixtures: compact, one case per line, shortest float32 decimals.

Needs nothing but the standard library, so that every environment writes the same bytes.
"""

import json
import math
import struct


def float32(value):
    """The float32 nearest to a Python float, as a Python float."""
    try:
        return struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)


def bits(value):
    """The bits of a float32 as an integer."""
    return struct.unpack("<I", struct.pack("<f", value))[0]


def from_bits(pattern):
    """The float32 with these bits."""
    return struct.unpack("<f", struct.pack("<I", pattern))[0]


def shortest(value):
    """The shortest decimal that reads back to this float32; what JSON lacks is a string."""
    if math.isnan(value):
        return '"NaN"'
    if math.isinf(value):
        return '"Infinity"' if value > 0 else '"-Infinity"'
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else "0.0"
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if float32(float(text)) == value:
            return repr(float(text))
    raise AssertionError(f"nine digits always suffice: {value!r}")


class Float32s(list):
    """A list of float32 values, written with their shortest decimals."""


def tensor(shape, data):
    """A float32 tensor of the fixture format."""
    return {"shape": list(shape), "dtype": "float32", "data": Float32s(data)}


def compact(value):
    """One value as compact JSON; members keep their order."""
    if isinstance(value, Float32s):
        return "[" + ",".join(shortest(x) for x in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{compact(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(compact(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)

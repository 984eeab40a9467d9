"""The cases of suite `constraints`, and what the current Keras backend makes of one."""

import math
import random

from keras_reference.parts.fixture_json import Float32s, float32, tensor

SUITE = "constraints"
DESCRIPTION = "Every constraint of Keras: the weights that it makes of given ones."
BACKENDS = ["tensorflow", "jax", "torch", "numpy"]
NOTES = {
    "DefaultAxis": {
        "description": "Axis 0, the default, is the row axis of a convolution's kernel; one filter"
        " is [0, 1, 2].",
        "effect": "An engine that takes the norm of each filter by default is wrong.",
    },
    "Specials": {
        "description": "Zeros, NaN, infinities.",
        "effect": "A column of zeros stays zero; NonNeg keeps NaN.",
    },
}
CONFIGS = [
    ("MaxNorm", {}),
    ("MaxNorm", {"max_value": 0.5, "axis": 0}),
    ("MaxNorm", {"max_value": 1.5, "axis": -1}),
    ("MaxNorm", {"max_value": 1, "axis": [0, 1, 2]}),
    ("NonNeg", {}),
    ("UnitNorm", {}),
    ("UnitNorm", {"axis": 1}),
    ("UnitNorm", {"axis": [0, 1, 2]}),
    ("MinMaxNorm", {}),
    ("MinMaxNorm", {"min_value": 0.5, "max_value": 0.9, "rate": 1.0, "axis": 0}),
    ("MinMaxNorm", {"min_value": 2.0, "max_value": 3.0, "rate": 0.3, "axis": 1}),
    ("MinMaxNorm", {"min_value": 0.0, "max_value": 1.0, "rate": 0.5, "axis": [0, 1, 2]}),
]


def cases():
    """All cases without their outcomes."""
    made = []

    def add(name, config, shape, data, part, flags=()):
        text = "".join(f"-{key}{value}" for key, value in config.items()).replace(" ", "")
        case = {"id": f"{name}{text}-{part}"}
        if flags:
            case["flags"] = list(flags)
        case["constraint"] = {"class_name": name, "config": config}
        case["input"] = tensor(shape, data)
        made.append(case)

    for name, config in CONFIGS:
        axis = config.get("axis", 0)
        for shape in ([3, 3, 2, 4], [2, 3, 4, 5], [4, 3], [5]):
            least = 4 if isinstance(axis, list) else 2 if axis == 1 else 1
            if len(shape) < least:
                continue
            part = "x".join(map(str, shape))
            generator = random.Random(part)
            data = Float32s(float32(generator.gauss(0, 1)) for _ in range(math.prod(shape)))
            flags = ["DefaultAxis"] if "axis" not in config and name != "NonNeg" else []
            add(name, config, shape, data, part, flags)
        if not isinstance(axis, list):
            zeros = Float32s([0.0, 1.0, -0.0, 0.0, -3.0, 0.0])
            add(name, config, [2, 3], zeros, "zeros", ["Specials"])
            special = Float32s([math.nan, 1.0, -1.0, 2.0, math.inf, -math.inf])
            add(name, config, [2, 3], special, "special", ["Specials"])
    return made


def run(case):
    """What the current backend makes of a case."""
    import keras
    import numpy as np

    shape = case["input"]["shape"]
    w = np.array(case["input"]["data"], dtype="float32").reshape(shape)
    constraint = keras.constraints.get(
        {"module": "keras.constraints", "registered_name": None, **case["constraint"]}
    )
    output = keras.ops.convert_to_numpy(constraint(w))
    return {"output": tensor(output.shape, [float(v) for v in output.reshape(-1)])}


def defect(case, backend):
    """No backend has a known defect here."""
    return None


def agrees(case, expected, actual):
    """Whether an outcome is the expected one but for rounding: 2^-20 * |y| apart at most."""
    for a, b in zip(expected["output"]["data"], actual["output"]["data"]):
        if math.isnan(a) or math.isnan(b):
            if math.isnan(a) != math.isnan(b):
                return False
        elif a != b and not abs(a - b) <= 2.0**-20 * abs(a):
            return False
    return True

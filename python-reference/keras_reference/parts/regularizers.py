"""The cases of suite `regularizers`, and what the current Keras backend makes of one."""

import math
import random

from keras_reference.parts.differentiate import differentiate
from keras_reference.parts.fixture_json import Float32s, float32, tensor

SUITE = "regularizers"
DESCRIPTION = "Every regularizer of Keras: its penalty, and the gradient of the penalty."
BACKENDS = ["tensorflow", "jax", "torch", "numpy"]
NOTES = {
    "Zeros": {
        "description": "Weights that are zero, or -0.",
        "effect": "Backends disagree about the slope of |w| at 0: TensorFlow and Torch have 0, JAX has 1"
        " or NaN where a norm is 0.",
    },
    "NormalizeIgnoresAxis0": {
        "description": "On the NumPy backend keras.utils.normalize takes `axis or -1`, so that axis 0"
        " becomes the last one.",
        "effect": "A defect of this backend: mode='columns' divides by the wrong norms, or raises.",
    },
    "Refused": {
        "description": "Keras refuses it.",
        "effect": "An engine that accepts it trains another model.",
    },
}
CONFIGS = [
    ("L1", {}),
    ("L1", {"l1": 0.3}),
    ("L1", {"l1": 0}),
    ("L2", {}),
    ("L2", {"l2": 0.3}),
    ("L1L2", {}),
    ("L1L2", {"l1": 0.01}),
    ("L1L2", {"l2": 0.1}),
    ("L1L2", {"l1": 0.2, "l2": 0.7}),
    ("OrthogonalRegularizer", {}),
    ("OrthogonalRegularizer", {"factor": 0.5, "mode": "rows"}),
    ("OrthogonalRegularizer", {"factor": 0.5, "mode": "columns"}),
]
REFUSED = [
    ("L1", {"l1": -0.1}),
    ("L2", {"l2": -1}),
    ("L1L2", {"l1": -0.5, "l2": 0.1}),
    ("OrthogonalRegularizer", {"factor": -1}),
    ("OrthogonalRegularizer", {"mode": "diagonal"}),
    ("l1_l2", {}),
]


def cases():
    """All cases without their outcomes."""
    made = []

    def add(name, config, shape, data, part, flags=()):
        text = "".join(f"-{key}{value}" for key, value in config.items())
        case = {"id": f"{name}{text}-{part}"}
        if flags:
            case["flags"] = list(flags)
        case["regularizer"] = {"class_name": name, "config": config}
        case["input"] = tensor(shape, data)
        made.append(case)

    for name, config in CONFIGS:
        for shape in ([3, 4], [4, 3], [2, 2], [6], [3, 3, 2, 4], [1, 3]):
            part = "x".join(map(str, shape))
            generator = random.Random(part)
            data = Float32s(float32(generator.gauss(0, 1)) for _ in range(math.prod(shape)))
            add(name, config, shape, data, part)
        zeros = Float32s([0.0, -0.0, 1.5, -2.0, 0.0, 0.0])
        add(name, config, [2, 3], zeros, "zeros", ["Zeros"])
        add(name, config, [3, 2], zeros, "zeros-tall", ["Zeros"])
    for name, config in REFUSED:
        add(name, config, [2, 2], Float32s([1.0, 2.0, 3.0, 4.0]), "refused", ["Refused"])
    return made


def run(case):
    """What the current backend makes of a case: its value and gradient, or its error."""
    import keras
    import numpy as np

    shape = case["input"]["shape"]
    x = np.array(case["input"]["data"], dtype="float32").reshape(shape)
    what = case["regularizer"]
    stage = "init"
    try:
        if what["config"]:
            regularizer = keras.regularizers.get(
                {"module": "keras.regularizers", "registered_name": None, **what}
            )
        else:
            regularizer = keras.regularizers.get(what["class_name"])
        stage = "call"
        value, gradient = differentiate(
            keras.config.backend(), lambda t: 1.0 * regularizer(t), x
        )
    except Exception as error:  # whatever it is, it is the outcome
        return {"error": {"type": type(error).__name__, "stage": stage,
                          "message": str(error).splitlines()[0]}}
    result = {"value": tensor([], [float32(float(value))])}
    if gradient is not None:
        result["gradient"] = tensor(shape, [float(v) for v in gradient.reshape(-1)])
    return result


def defect(case, backend):
    """The known defect that this backend shows on this case, if any."""
    if backend == "numpy" and case["regularizer"]["config"].get("mode") == "columns":
        return "NormalizeIgnoresAxis0"
    return None


def agrees(case, expected, actual):
    """Whether an outcome is the expected one but for rounding: 2^-20 * max(1, |y|) apart at most."""
    if "error" in expected or "error" in actual:
        return "error" in expected and "error" in actual
    for member in expected:
        if member not in actual:
            continue
        for a, b in zip(expected[member]["data"], actual[member]["data"]):
            if math.isnan(a) != math.isnan(b) or abs(a - b) > 2.0**-20 * max(1, abs(a)):
                return False
    return True

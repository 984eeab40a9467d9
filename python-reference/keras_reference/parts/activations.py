"""The cases of suite `activations`, and what the current Keras backend makes of one.

Inputs are made with the standard library alone, so that they are the same in every environment.
"""

import math
import random
import struct

from keras_reference.parts.differentiate import differentiate
from keras_reference.parts.fixture_json import Float32s, float32, from_bits, tensor

SUITE = "activations"
DESCRIPTION = (
    "Every activation of Keras with its parameters: the output, and the gradient of the output's"
    " sum with respect to the input, at ordinary and at extreme values."
)
BACKENDS = ["tensorflow", "jax", "torch", "numpy"]
NOTES = {
    "LastAxis": {
        "description": "Works on the last axis of whatever it is given.",
        "effect": "With channels_first the last axis is the width: an engine that takes the"
        " channels instead is wrong.",
    },
    "SparsemaxFormula": {
        "description": "Keras's threshold is (sum of the cumulative sums over the support - 1) / k"
        " in every backend, not (the k-th cumulative sum - 1) / k as Martins and Astudillo have it.",
        "effect": "An engine with the textbook's formula gives rows that sum to 1; Keras's don't.",
    },
    "Specials": {
        "description": "Infinities, NaN, signed zeros, the smallest and the largest numbers.",
        "effect": "Backends of Keras themselves disagree here; `backends` says how.",
    },
    "TiedGradient": {
        "description": "TensorFlow's celu is maximum(x, 0) + alpha * expm1(minimum(x, 0) / alpha), and"
        " at 0 both pass on the whole gradient: 2 in place of 1.",
        "effect": "A defect of this backend; the other backends give the derivative, 1.",
    },
    "Jumps": {
        "description": "The function jumps at its threshold.",
        "effect": "One rounding before the jump changes the value by the jump's height.",
    },
}

ELEMENTWISE = """celu elu exponential gelu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh
leaky_relu linear log_sigmoid mish relu relu6 selu sigmoid silu soft_shrink softplus softsign
sparse_plus sparse_sigmoid squareplus swish tanh tanh_shrink""".split()
ROWWISE = "glu log_softmax softmax sparsemax".split()
JUMPS = {"hard_shrink", "threshold"}

# (name, arguments of the function in keras.activations)
WITH_ARGUMENTS = [
    ("celu", {"alpha": 0.5}),
    ("celu", {"alpha": 2.5}),
    ("elu", {"alpha": 0.3}),
    ("elu", {"alpha": 2.0}),
    ("gelu", {"approximate": True}),
    ("hard_shrink", {"threshold": 1.25}),
    ("hard_shrink", {"threshold": 0.0}),
    ("leaky_relu", {"negative_slope": 0.01}),
    ("leaky_relu", {"negative_slope": 0.0}),
    ("relu", {"max_value": 6.0}),
    ("relu", {"max_value": 2.5}),
    ("relu", {"negative_slope": 0.1}),
    ("relu", {"threshold": 1.0}),
    ("relu", {"negative_slope": 0.25, "max_value": 4.0, "threshold": 0.5}),
    ("relu", {"negative_slope": 0.25, "max_value": 4.0}),
    ("soft_shrink", {"threshold": 1.25}),
    ("soft_shrink", {"threshold": 0.0}),
    ("squareplus", {"b": 1}),
    ("squareplus", {"b": 0}),
    ("threshold", {"threshold": 0.5, "default_value": -1.0}),
    ("threshold", {"threshold": -1.0, "default_value": 20.0}),
]
# Keras's serialised layers, which the argument `activation` accepts too.
SERIALIZED = [
    ("ReLU", {"max_value": 6.0, "negative_slope": 0.0, "threshold": 0.0}),
    ("ReLU", {"max_value": None, "negative_slope": 0.1, "threshold": 0.0}),
    ("ReLU", {"max_value": 3.0, "negative_slope": 0.5, "threshold": 1.0}),
    ("LeakyReLU", {"negative_slope": 0.3}),
    ("LeakyReLU", {"negative_slope": 0.05}),
    ("ELU", {"alpha": 1.0}),
    ("ELU", {"alpha": 0.7}),
    ("Softmax", {"axis": -1}),
    ("Softmax", {"axis": 1}),
    ("Activation", {"activation": "mish"}),
]


def _data(case_id, count, spread):
    generator = random.Random(case_id)
    return Float32s(float32(generator.gauss(0, spread)) for _ in range(count))


def _grid():
    values = [k / 4 for k in range(-32, 33)]
    values += [-104.0, -88.5, -50.0, -20.0, -16.7, -12.3, 12.3, 16.7, 20.0, 50.0, 88.5]
    values += [sign * float32(10.0**-k) for k in range(1, 9) for sign in (-1, 1)]
    return Float32s(map(float32, values))


def _edges():
    """Neighbours of every point where some activation changes its formula."""
    values = []
    for point in (0.5, 1.0, 1.25, 2.5, 3.0, 4.0, 6.0):
        for neighbour in (-1, 0, 1):
            pattern = int.from_bytes(_pack(point), "little") + neighbour
            values += [from_bits(pattern), -from_bits(pattern)]
    return Float32s(values)


def _pack(value):
    return struct.pack("<f", value)


def _specials():
    largest, smallest_normal, smallest = map(from_bits, (0x7F7FFFFF, 0x00800000, 0x00000001))
    values = [0.0, math.inf, largest, smallest_normal, smallest, float32(1e-40), float32(1e20), 1e4]
    return Float32s([x for v in values for x in (v, -v)] + [math.nan])


def cases():
    """All cases without their outcomes."""
    made = []

    def add(stem, what, part, shape, data, flags):
        case = {"id": f"{stem}-{part}"}
        if flags:
            case["flags"] = flags
        case.update(what)
        case["input"] = tensor(shape, data)
        made.append(case)

    def elementwise(stem, what, jumps):
        flags = ["Jumps"] if jumps else []
        for part, data in (("grid", _grid()), ("edges", _edges())):
            add(stem, what, part, [len(data)], data, flags)
        add(stem, what, "specials", [17], _specials(), flags + ["Specials"])
        add(stem, what, "nhwc", [2, 3, 3, 2], _data(stem, 36, 2.0), flags)

    def rowwise(stem, what, flags, axis):
        for shape in ([6], [1, 2], [3, 8], [2, 3, 4, 6], [5, 2]):
            if axis == -1 or len(shape) > axis:
                part = "x".join(map(str, shape))
                count = math.prod(shape)
                add(stem, what, part, shape, _data(stem + part, count, 2.0), flags)
                add(stem, what, part + "-wide", shape, _data(stem + part, count, 60.0), flags)
        if axis == -1:
            ties = Float32s([1.0] * 4 + [0.0, 0.0, 2.0, 2.0] + [-3.0, -3.0, -3.0, 5.0])
            add(stem, what, "ties", [3, 4], ties, flags)
            inf, nan = math.inf, math.nan
            rows = [[inf, 1, 2, 3], [-inf, 1, 2, 3], [nan, 1, 2, 3], [inf, inf, 0, 1]]
            rows += [[-inf] * 4, [0.0, -0.0, 0.0, -0.0], [1, 2, -inf, inf], [1, inf, 2, nan]]
            for index, row in enumerate(rows):
                add(stem, what, f"special{index}", [1, 4], Float32s(row), flags + ["Specials"])

    for name in ELEMENTWISE:
        elementwise(name, {"activation": name}, name in JUMPS)
    for name in ROWWISE:
        flags = ["LastAxis"] + (["SparsemaxFormula"] if name == "sparsemax" else [])
        rowwise(name, {"activation": name}, flags, -1)
        for axis in (0, 1):
            if name == "glu" and axis == 0:
                continue
            what = {"activation": name, "arguments": {"axis": axis}}
            stem = f"{name}-axis{axis}"
            for shape in ([4, 6], [2, 4, 3, 2]):
                part = "x".join(map(str, shape))
                add(stem, what, part, shape, _data(stem, math.prod(shape), 2.0), [])
    add("glu", {"activation": "glu"}, "odd", [2, 3], _data("glu-odd", 6, 2.0), ["LastAxis"])
    for name, arguments in WITH_ARGUMENTS:
        text = "-".join(f"{key}{value}" for key, value in arguments.items())
        elementwise(f"{name}-{text}", {"activation": name, "arguments": arguments}, name in JUMPS)
    for name, config in SERIALIZED:
        what = {"activation": {"class_name": name, "config": config}}
        stem = name + "".join(f"-{key}{value}" for key, value in config.items())
        if name == "Softmax":
            rowwise(stem, what, ["LastAxis"] if config["axis"] == -1 else [], config["axis"])
        else:
            elementwise(stem, what, False)
    return made


def run(case):
    """What the current backend makes of a case: its output and gradient, or its error."""
    import keras
    import numpy as np

    backend = keras.config.backend()
    what = case["activation"]
    if isinstance(what, dict):
        function = keras.activations.get({"module": "keras.layers", **what, "registered_name": None})
    else:
        function = keras.activations.get(what)
    arguments = case.get("arguments", {})
    shape = case["input"]["shape"]
    x = np.array(case["input"]["data"], dtype="float32").reshape(shape)
    try:
        output, gradient = differentiate(backend, lambda t: function(t, **arguments), x)
    except (ValueError, RuntimeError, AssertionError) as error:
        return {"error": {"type": type(error).__name__, "stage": "call",
                          "message": str(error).splitlines()[0]}}
    result = {"output": _tensor(output)}
    if gradient is not None:
        result["gradient"] = _tensor(gradient)
    return result


def _tensor(array):
    return tensor(array.shape, [float(v) for v in array.reshape(-1)])


def defect(case, backend):
    """The known defect that this backend shows on this case, if any."""
    if backend == "tensorflow" and case["activation"] == "celu" and 0 in case["input"]["data"]:
        return "TiedGradient"
    return None


def agrees(case, expected, actual):
    """Whether an outcome is the expected one but for rounding.

    The same shape, NaN and infinities in the same places, and elsewhere a difference of at most
    2^-20 * max(1, |x|, |y|), with |x| the largest finite magnitude of the element's row where the
    activation works on rows.
    """
    if "error" in expected or "error" in actual:
        return "error" in expected and "error" in actual
    rowwise = len(case["input"]["data"]) and _is_rowwise(case)
    data = case["input"]["data"]
    largest = max((abs(v) for v in data if math.isfinite(v)), default=0)
    for member in ("output", "gradient"):
        if member not in actual:
            continue
        if expected[member]["shape"] != actual[member]["shape"]:
            return False
        pairs = zip(expected[member]["data"], actual[member]["data"])
        for index, (a, b) in enumerate(pairs):
            magnitude = largest if rowwise else abs(data[index])
            if not _close(a, b, magnitude if math.isfinite(magnitude) else 0):
                return False
    return True


def _is_rowwise(case):
    what = case["activation"]
    return (what["class_name"] if isinstance(what, dict) else what).lower() in ROWWISE


def _close(a, b, magnitude):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= 2.0**-20 * max(1, magnitude, abs(a), abs(b))

"""The cases of suite `initializers`, and what the current Keras backend draws for one.

A stream of random numbers belongs to one backend, so a random case does too: its `reference` is the
only backend that it runs on. Large draws are kept as the SHA-256 of their little-endian float32
bytes and some samples.
"""

import hashlib

from keras_reference.parts.fixture_json import Float32s, compact, tensor

SUITE = "initializers"
DESCRIPTION = (
    "Every initializer of Keras on every backend: the same seed gives the same float32 values, bit"
    " for bit; Orthogonal to a tolerance."
)
BACKENDS = ["tensorflow", "jax", "torch", "numpy"]
NOTES = {
    "CpuDependent": {
        "description": "Made on an x86-64 CPU with FMA and AVX2: JAX contracts to fused"
        " multiply-adds there, and Torch's normals of 16 or more elements use vectorised"
        " logarithms, sines and cosines.",
        "effect": "The same backend on another CPU draws values that differ by a few roundings.",
    },
    "EdgeSeed": {
        "description": "A seed at the edge of what a backend accepts.",
        "effect": "TensorFlow takes any int64, JAX and NumPy 0 to 2^32 - 1, Torch the low 32 bits.",
    },
    "OrthogonalTolerance": {
        "description": "A QR decomposition in float32: the last bits depend on blocking and SIMD.",
        "effect": "Compared to 2e-5 (square) or 2e-6 (others); NumPy's is in float64.",
    },
    "SeedGenerator": {
        "description": "`call` counts the calls of one instance, from 0; a SeedGenerator gives each"
        " call another seed, an integer the same.",
        "effect": "An engine that keeps no counter gives every layer the same weights.",
    },
    "SetRandomSeed": {
        "description": "After keras.utils.set_random_seed(`random_seed`) the initializer without a"
        " seed is the one constructed after `position` others.",
        "effect": "Default initializers take their seeds in order of construction.",
    },
}
LARGE = 4096
SEED_GENERATOR = {"module": "keras.random", "class_name": "SeedGenerator", "registered_name": None}

SHAPES = [[], [1], [3], [5], [13], [16], [17], [31], [33], [7, 9], [3, 2, 2, 5], [0], [4, 0]]
PLAIN = [("RandomUniform", {}), ("RandomNormal", {}), ("TruncatedNormal", {})]
PARAMETERS = [
    ("RandomUniform", {"minval": 0.0, "maxval": 1.0}),
    ("RandomUniform", {"minval": -3.25, "maxval": 10.0}),
    ("RandomUniform", {"minval": 0.1, "maxval": 0.3}),
    ("RandomNormal", {"mean": 0.0, "stddev": 1.0}),
    ("RandomNormal", {"mean": 0.3, "stddev": 2.5}),
    ("RandomNormal", {"mean": -7.0, "stddev": 0.001}),
    ("TruncatedNormal", {"mean": 0.0, "stddev": 1.0}),
    ("TruncatedNormal", {"mean": 0.3, "stddev": 2.5}),
    ("TruncatedNormal", {"mean": -7.0, "stddev": 0.001}),
]
SCALINGS = [
    {"scale": scale, "mode": mode, "distribution": distribution}
    for distribution in ("truncated_normal", "untruncated_normal", "uniform")
    for scale, mode in ((1.0, "fan_in"), (2.0, "fan_out"), (0.1, "fan_avg"))
] + [
    {"scale": 1.0, "mode": "fan_in", "distribution": "normal"},
    {"scale": 3.0, "mode": "fan_avg", "distribution": "uniform", "input_axes": [0], "output_axes": [1, 2]},
]
NAMED = [f"{who}{what}" for who in ("Glorot", "He", "Lecun") for what in ("Normal", "Uniform")]
EDGE_SEEDS = [0, 1, 2**31 - 2, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, -1, -(2**31), -(2**63)]
ORTHOGONAL = [[4, 4], [7, 3], [3, 7], [3, 3, 2, 5], [1, 6], [16, 16], [2, 3, 4]]


def cases():
    """All cases without their outcomes."""
    made = []

    def add(backend, stem, name, config, shape, flags=(), **more):
        parts = [stem, "x".join(map(str, shape)) or "scalar"] + ([backend] if backend else [])
        case = {"id": "-".join(parts)}
        if flags:
            case["flags"] = list(flags)
        case["initializer"] = {"class_name": name, "config": config}
        case.update(more)
        case["shape"] = shape
        case["backend"] = backend
        made.append(case)

    for shape in ([], [3], [0], [2, 3, 2]):
        add(None, "zeros", "Zeros", {}, shape)
        add(None, "ones", "Ones", {}, shape)
        for value in (0.0, 0.1, -2.5, 3):
            add(None, f"constant-{value}", "Constant", {"value": value}, shape)
    for shape in ([3, 3], [2, 4], [4, 2], [3], [2, 2, 2]):
        for gain in (1.0, 0.1):
            add(None, f"identity-{gain}", "Identity", {"gain": gain}, shape)

    for backend in BACKENDS:
        machine = ["CpuDependent"] if backend in ("jax", "torch") else []
        for index, shape in enumerate(SHAPES):
            for name, config in PLAIN:
                seed = 1337 + index
                add(backend, f"{name}-seed{seed}", name, {**config, "seed": seed}, shape, machine)
        for name, config in PARAMETERS:
            text = "-".join(str(value) for value in config.values())
            add(backend, f"{name}-{text}-seed7", name, {**config, "seed": 7}, [3, 11], machine)
        for config in SCALINGS:
            text = "-".join(str(value).replace(" ", "") for value in config.values())
            for shape in ([3, 2, 4], [3, 3, 2, 5]):
                add(backend, f"VarianceScaling-{text}-seed11", "VarianceScaling",
                    {**config, "seed": 11}, shape, machine)
        for name in NAMED:
            for shape in ([3, 3, 8, 4], [10, 7], [6], []):
                add(backend, f"{name}-seed42", name, {"seed": 42}, shape, machine)
        for seed in EDGE_SEEDS:
            for name, config in PLAIN:
                add(backend, f"{name}-seed{seed}", name, {**config, "seed": seed}, [19],
                    machine + ["EdgeSeed"])
        for seed in (5, 2**32 - 1, 2**31, -3):
            config = {"seed": {**SEED_GENERATOR, "config": {"seed": seed}}}
            for call in (0, 1, 2):
                add(backend, f"RandomNormal-generator{seed}-call{call}", "RandomNormal", config,
                    [18], machine + ["SeedGenerator"], call=call)
        for call in (0, 1):
            add(backend, f"GlorotUniform-seed9-call{call}", "GlorotUniform", {"seed": 9}, [2, 5],
                machine + ["SeedGenerator"], call=call)
        for seed in (0, 1337, 2**32 - 1):
            for position in (0, 1, 5):
                add(backend, f"GlorotUniform-random{seed}-position{position}", "GlorotUniform",
                    {"seed": None}, [3, 4], machine + ["SetRandomSeed"], random_seed=seed,
                    position=position)
        for name, config in PLAIN:
            for shape in ([1000000], [999999], [4099]):
                add(backend, f"{name}-large-seed2024", name, {**config, "seed": 2024}, shape, machine)
        for shape in ORTHOGONAL:
            for gain in (1.0, 0.5):
                add(backend, f"Orthogonal-{gain}-seed3", "Orthogonal", {"gain": gain, "seed": 3},
                    shape, machine + ["OrthogonalTolerance"])
        add(backend, "Orthogonal-rank1-seed3", "Orthogonal", {"seed": 3}, [4], ["OrthogonalTolerance"])
    return made


def run(case):
    """What the current backend draws."""
    import keras
    import numpy as np

    try:
        if "random_seed" in case:
            keras.utils.set_random_seed(case["random_seed"])
            for _ in range(case["position"]):
                keras.initializers.RandomNormal()
        initializer = keras.initializers.get(
            {"module": "keras.initializers", "registered_name": None, **case["initializer"]}
        )
        for _ in range(case.get("call", 0)):
            initializer(case["shape"])
        values = keras.ops.convert_to_numpy(initializer(tuple(case["shape"])))
    except Exception as error:  # whatever it is, it is the outcome
        return {"error": {"type": type(error).__name__, "stage": "call",
                          "message": str(error).splitlines()[0]}}
    if values.dtype != np.float32:
        raise AssertionError(f"float32 expected. Received: {values.dtype} in {case['id']}")
    return {"output": _tensor(values)}


def _tensor(values):
    flat = values.reshape(-1)
    if flat.size < LARGE:
        return tensor(values.shape, [float(v) for v in flat])
    indices = [0, 1, 2, 3, 255, 256, 1023, flat.size // 2, flat.size - 17, flat.size - 2, flat.size - 1]
    return {
        "shape": list(values.shape),
        "dtype": "float32",
        "sha256": hashlib.sha256(flat.astype("<f4").tobytes()).hexdigest(),
        "samples": {"indices": indices, "data": Float32s(float(flat[i]) for i in indices)},
    }


def defect(case, backend):
    """No backend has a known defect here."""
    return None


def agrees(case, expected, actual):
    """Whether two outcomes are the same, bit for bit."""
    if "error" in expected or "error" in actual:
        return "error" in expected and "error" in actual
    return compact(expected) == compact(actual)

"""Keras itself as an engine of Keras TCK: python keras_engine.py [tensorflow|jax|torch|numpy].

Speaks the protocol of docs/engine-protocol.md on standard input and output.
"""

import json
import os
import sys

BACKEND = sys.argv[1] if len(sys.argv) > 1 else "tensorflow"
os.environ["KERAS_BACKEND"] = BACKEND
# Left to itself TensorFlow decides by the processor; its own kernels lack channels first.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# The protocol keeps standard output for itself; what libraries print goes to standard error.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

import keras  # noqa: E402
import keras_gradients  # noqa: E402
import numpy as np  # noqa: E402

GRADIENTS = ["gradients"] if BACKEND in keras_gradients.OF else []
SPECIAL = {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}
def array(tensor):
    data = [SPECIAL.get(x, x) if isinstance(x, str) else x for x in tensor["data"]]
    return np.array(data, tensor.get("dtype", "float32")).reshape(tensor["shape"])


def element(x):
    x = float(x)
    return x if np.isfinite(x) else "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"


def tensor(value):
    value = np.asarray(keras.ops.convert_to_numpy(value))
    # A float32's shortest decimal, not that of the double that it is widened to.
    data = [element(str(x)) for x in value.ravel()]
    return {"shape": list(value.shape), "dtype": str(value.dtype), "data": data}


def given(values):
    """An initializer that gives the case's weights while the layer builds itself."""
    return lambda shape, dtype=None: np.zeros(shape, dtype) if values is None else values


def make(case):
    weights = {name: array(value) for name, value in case.get("weights", {}).items()}
    initializers = {
        "kernel_initializer": given(weights.get("kernel")),
        "bias_initializer": given(weights.get("bias")),
    }
    layer = getattr(keras.layers, case["layer"]["class_name"])
    return layer(**(initializers | case["layer"]["config"]))


def stage_of(error):
    """Where Keras raised: in some layer's build, or when it was called."""
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_name == "build":
            return "build"
        trace = trace.tb_next
    return "call"


def raised(error, stage):
    return {"error": {"type": type(error).__name__, "stage": stage, "message": str(error)}}


def layer_outcome(question, case):
    try:
        layer = make(case)
    except Exception as e:
        return raised(e, "init")
    try:
        if "build_config" in case["layer"]:
            layer.build_from_config(case["layer"]["build_config"])
        output = layer(array(case["input"]))
    except Exception as e:
        return raised(e, stage_of(e))
    if question == "layer":
        return {"output": tensor(output)}
    losses = np.array([keras.ops.convert_to_numpy(x) for x in layer.losses], "float32")
    return {"output": tensor(output), "losses": tensor(losses)}


def gradients_outcome(case):
    """Of the sum of upstream times output, which a refused layer or call has none of."""
    try:
        layer = make(case)
    except Exception as e:
        return raised(e, "init")
    try:
        x = keras.ops.convert_to_tensor(array(case["input"]))
        upstream = keras.ops.convert_to_tensor(array(case["upstream"]))
        layer.build(x.shape)
        found = keras_gradients.OF[BACKEND](layer, x, upstream)
    except Exception as e:
        return raised(e, stage_of(e))
    return {"gradients": dict(zip(("input", "kernel", "bias"), map(tensor, found)))}


def constraint_outcome(case):
    constraint = keras.constraints.get(case["constraint"])
    return {"output": tensor(constraint(keras.ops.convert_to_tensor(array(case["input"]))))}


def answer(question, case):
    if question == "constraint":
        return constraint_outcome(case)
    if question == "gradients":
        return gradients_outcome(case)
    return layer_outcome(question, case)


def reply(request):
    command = request["command"]
    if command == "hello":
        return {
            "protocol": "keras-tck/engine/1",
            "name": "keras-" + BACKEND,
            "version": keras.__version__,
            "supports": ["layer", "losses", "constraint", *GRADIENTS],
        }
    if command == "prepare":
        keras.layers.Conv2D(1, 1)(np.ones((1, 1, 1, 1), "float32"))
        return {"ready": True}
    if command != "run":
        return {"error": "unknown command: " + str(command)}
    case = request["case"]
    try:
        return {"case": case["id"], "outcome": answer(request["question"], case)}
    except Exception as e:
        return {"case": case["id"], "error": f"{type(e).__name__}: {e}"}


keras.config.disable_traceback_filtering()
for line in sys.stdin:
    request = json.loads(line)
    if request["command"] == "goodbye":
        break
    print(json.dumps(reply(request)), file=answers, flush=True)

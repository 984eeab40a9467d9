"""Saves the layers of the fixtures as models, one .h5 a case, as tf-keras writes them.

Usage: h5_models.py FIXTURES DIRECTORY

DeepLearning4J reads no file of Keras 3, so its users save with tf-keras (Keras 2). Cases
that Keras refuses, or tf-keras does, get no file.
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tf_keras

# What both generations of Keras call alike; the rest has no effect on a layer's output.
ARGUMENTS = {
    "filters",
    "kernel_size",
    "strides",
    "padding",
    "output_padding",
    "data_format",
    "dilation_rate",
    "groups",
    "activation",
    "use_bias",
}


def array(tensor):
    special = {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}
    data = [special.get(x, x) if isinstance(x, str) else x for x in tensor["data"]]
    return np.array(data, np.float32).reshape(tensor["shape"])


def model(case):
    config = case["layer"]["config"]
    arguments = {name: config[name] for name in ARGUMENTS & config.keys()}
    layer = getattr(tf_keras.layers, case["layer"]["class_name"])(**arguments, name="conv")
    shape = case["input"]["shape"][1:]
    made = tf_keras.Sequential([tf_keras.Input(shape), layer])
    weights = case["weights"]
    layer.set_weights([array(weights[name]) for name in ("kernel", "bias") if name in weights])
    return made


def main(fixtures, directory):
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    written = refused = 0
    for path in sorted(pathlib.Path(fixtures).glob("conv2d*/*.json")):
        for case in json.loads(path.read_text())["cases"]:
            if "output" not in case["expected"] or "weights" not in case:
                continue
            try:
                model(case).save(directory / f"{case['id']}.h5", save_format="h5")
                written += 1
            except (TypeError, ValueError) as refusal:
                refused += 1
                print(f"{case['id']}: {str(refusal).splitlines()[0]}", file=sys.stderr)
            tf_keras.backend.clear_session()
    print(f"{written} models written, {refused} refused by tf-keras {tf_keras.__version__}.")


main(*sys.argv[1:])

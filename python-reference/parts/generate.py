"""Writes the fixtures of the layer's parts from real Keras.

    python generate.py activations --out ../../fixtures/activations.json \\
        --python tensorflow=PYTHON --python jax=PYTHON --python torch=PYTHON --python numpy=PYTHON

Each PYTHON is an interpreter whose environment has Keras and that backend (requirements.txt; the
NumPy backend needs JAX beside it). Each backend runs in a process of its own; this script itself
needs nothing but the standard library. The same environments give the same bytes.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import fixture_json

SUITES = ["activations", "initializers", "regularizers", "constraints"]
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "JAX_PLATFORMS": "cpu",
    "OMP_NUM_THREADS": "1",
}


def child(suite):
    """In a backend's process: outcomes of all cases as JSON, floats as hexadecimal text."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what libraries print must not mix with the answer
    module = importlib.import_module(suite)
    outcomes = [_to_text(module.run(case)) for case in module.cases()]
    json.dump(outcomes, out)
    out.close()


def _to_text(value):
    if isinstance(value, fixture_json.Float32s):
        return {"float32": [v.hex() for v in value]}
    if isinstance(value, dict):
        return {k: _to_text(v) for k, v in value.items()}
    return value


def _from_text(value):
    if isinstance(value, dict):
        if set(value) == {"float32"}:
            return fixture_json.Float32s(float.fromhex(v) for v in value["float32"])
        return {k: _from_text(v) for k, v in value.items()}
    return value


def outcomes(suite, backend, python):
    """What one backend makes of every case."""
    environment = {**os.environ, **ENVIRONMENT, "KERAS_BACKEND": backend}
    done = subprocess.run(
        [python, "-W", "ignore", __file__, "--child", suite], env=environment, stdout=subprocess.PIPE, check=True
    )
    return [_from_text(outcome) for outcome in json.loads(done.stdout)]


def merged(module, by_backend):
    """The cases with `expected`, `reference` and `backends`."""
    cases = module.cases()
    for index, case in enumerate(cases):
        answers = {name: found[index] for name, found in by_backend.items()}
        answers = {name: answer for name, answer in answers.items() if answer is not None}
        defects = {name: module.defect(case, name) for name in answers}
        reference = next(name for name in answers if not defects[name])
        expected = answers[reference]
        case["expected"] = expected
        case["reference"] = reference
        case.pop("backend", None)
        case["backends"] = {}
        for name, answer in answers.items():
            if module.agrees(case, expected, answer):
                case["backends"][name] = "agrees"
            else:
                defect = {"defect": defects[name]} if defects[name] else {}
                case["backends"][name] = {**answer, **defect}
    return cases


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help="the fixture file to write")
    parser.add_argument(
        "--python", action="append", default=[], metavar="BACKEND=PYTHON",
        help="the interpreter of a backend's environment; once per backend",
    )
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.suite)
        return
    module = importlib.import_module(arguments.suite)
    pythons = dict(item.split("=", 1) for item in arguments.python)
    missing = [name for name in module.BACKENDS if name not in pythons]
    if missing or arguments.out is None:
        parser.error(f"--out and --python for each of {module.BACKENDS} are needed. Missing: {missing}")
    by_backend = {name: outcomes(arguments.suite, name, pythons[name]) for name in module.BACKENDS}
    header = {
        "format": "keras-tck/fixture/1",
        "suite": module.SUITE,
        "description": module.DESCRIPTION,
        "notes": module.NOTES,
    }
    cases = merged(module, by_backend)
    fixture_json.write(arguments.out, header, cases)
    print(f"{arguments.out}: {len(cases)} cases, {arguments.out.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()

"""The ways of running Keras, as data: add one here and it takes part.

The first is the primary: its outcome is the golden one unless it contradicts the
definition. Each runs every case of the questions that it can answer. ``backends`` are
those of the one Keras that the fixtures speak for, and are judged; ``versions`` are
other versions, whose outcomes are written down beside them and never judged.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Error messages print Python sets, whose order depends on the hash seed.
_COMMON = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
_TENSORFLOW = _COMMON | {"TF_ENABLE_ONEDNN_OPTS": "1"}
_JAX = _COMMON | {
    "JAX_DISABLE_JIT": "1",
    "JAX_PLATFORMS": "cpu",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false "
    "--xla_force_host_platform_device_count=1",
}
_LAYERS = ("output", "gradients", "losses", "weights", "training", "configuration")


@dataclass(frozen=True)
class Environment:
    """One way of running Keras.

    ``packages`` are those that the manifest names beside NumPy. ``variables`` are
    environment variables that change numbers or messages. ``computes_with`` names the
    environment whose arithmetic this one uses, so that both are one witness.
    """

    name: str
    backend: str
    packages: tuple[str, ...]
    variables: dict[str, str]
    questions: tuple[str, ...] = (*_LAYERS, "part")
    module: str = "keras"
    is_version: bool = False
    computes_with: str | None = None

    @property
    def directory(self) -> Path:
        """Where its packages are named, through ``same-as``."""
        directory = ROOT / "environments" / self.name
        shared = directory / "same-as"
        if shared.exists():
            return directory.with_name(shared.read_text(encoding="utf-8").strip())
        return directory

    @property
    def python(self) -> Path:
        return ROOT / ".venvs" / self.directory.name / "bin" / "python"

    def requirements(self) -> bytes:
        """What it is installed from, with what it lies on top of."""
        directory, content = self.directory, b""
        while True:
            content += (directory / "requirements.txt").read_bytes()
            below = directory / "on-top-of"
            if not below.exists():
                return content
            directory = directory.with_name(below.read_text(encoding="utf-8").strip())


ENVIRONMENTS = (
    Environment("tensorflow", "tensorflow", ("keras", "tensorflow_cpu"), _TENSORFLOW),
    Environment("jax", "jax", ("keras", "jax", "jaxlib"), _JAX),
    Environment("torch", "torch", ("keras", "torch"), _COMMON),
    Environment(
        "tensorflow-onednn-off",
        "tensorflow",
        ("keras", "tensorflow_cpu"),
        _COMMON | {"TF_ENABLE_ONEDNN_OPTS": "0"},
        questions=_LAYERS,
    ),
    # These two have no gradients.
    Environment(
        "numpy",
        "numpy",
        ("keras", "jax", "jaxlib"),
        _JAX,
        questions=("output", "losses", "weights", "configuration", "part"),
        computes_with="jax",
    ),
    Environment(
        "openvino",
        "openvino",
        ("keras", "openvino"),
        _COMMON,
        questions=("output", "losses", "weights", "configuration"),
    ),
    Environment(
        "keras-torch-before-22876",
        "torch",
        ("keras", "torch"),
        _COMMON,
        questions=("output", "gradients", "losses"),
        is_version=True,
    ),
    Environment(
        "keras-oldest",
        "tensorflow",
        ("keras", "tensorflow-cpu"),
        _TENSORFLOW,
        questions=("output", "gradients", "losses"),
        is_version=True,
    ),
    Environment(
        "tf-keras",
        "tensorflow",
        ("tf_keras", "tensorflow_cpu"),
        _TENSORFLOW,
        questions=("output", "gradients"),
        module="tf_keras",
        is_version=True,
    ),
)
PRIMARY = ENVIRONMENTS[0]
NAMES = tuple(environment.name for environment in ENVIRONMENTS)

# Set for the process, but without influence on what is written.
_QUIET = {"TF_CPP_MIN_LOG_LEVEL": "2", "CUDA_VISIBLE_DEVICES": "-1"}

# From the widest down: what oneDNN calls them, and the processor flags that it needs.
_INSTRUCTION_SETS = (
    ("avx512_core", {"avx512f", "avx512bw", "avx512vl", "avx512dq"}),
    ("avx2", {"avx2", "fma"}),
    ("avx", {"avx"}),
    ("sse41", {"sse4_1"}),
)
# Lets a user try what another processor would give; not one of an environment's own.
INSTRUCTION_SET_VARIABLE = "ONEDNN_MAX_CPU_ISA"
_FOREIGN_VARIABLES = ("TF_", "XLA_", "JAX_", "KERAS_", "DNNL_", "ATEN_", "MKL_")


def named(names: Sequence[str]) -> tuple[Environment, ...]:
    """The environments of these names, in the fixed order; all if none is named."""
    return tuple(e for e in ENVIRONMENTS if not names or e.name in names)


def prepare(environments: Iterable[Environment]) -> None:
    """Installs what is not there yet; raises CalledProcessError."""
    names = [environment.name for environment in environments]
    subprocess.run([ROOT / "environment", *names], check=True)


def process_variables(environment: Environment, keras_home: str) -> dict[str, str]:
    """A worker's variables; an empty KERAS_HOME keeps the user's keras.json out."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_FOREIGN_VARIABLES)
    }
    return (
        inherited
        | _QUIET
        | environment.variables
        | {
            "KERAS_BACKEND": environment.backend,
            "KERAS_HOME": keras_home,
            "KERAS_MODULE": environment.module,
            "PYTHONPATH": str(ROOT),
        }
    )


def _processor_flags() -> set[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return set()
    for line in lines:
        if line.startswith(("flags", "Features")):
            return set(line.partition(":")[2].split())
    return set()


def instruction_set(flags: Iterable[str] | None = None) -> str:
    """The widest vector instructions that oneDNN may use; rounded bits depend on it."""
    present = _processor_flags() if flags is None else set(flags)
    names = [name for name, _ in _INSTRUCTION_SETS]
    cap = os.environ.get(INSTRUCTION_SET_VARIABLE, "").lower()
    least = names.index(cap) if cap in names else 0
    for name, needed in _INSTRUCTION_SETS[least:]:
        if needed <= present:
            return name
    return "unknown"


def provenance(environment: Environment) -> dict[str, object]:
    """What the manifest says of an environment, read off its own interpreter."""
    program = (
        "import importlib.metadata as m, json, platform, sys;"
        "print(json.dumps({'python': platform.python_version(),"
        "'packages': {n: m.version(n) for n in sys.argv[1:]},"
        "'platform': f'{platform.system()}-{platform.machine()}'.lower()}))"
    )
    found = json.loads(
        subprocess.run(
            [environment.python, "-c", program, *environment.packages, "numpy"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    shared = {"computes_with": environment.computes_with}
    return {
        "role": "version" if environment.is_version else "backend",
        "python": found["python"],
        "backend": environment.backend,
        **(shared if environment.computes_with else {}),
        "packages": found["packages"],
        "platform": found["platform"],
        "instruction_set": instruction_set(),
        "threads": 1,
        "variables": dict(sorted(environment.variables.items())),
        "questions": list(environment.questions),
    }


def digest(environment: Environment) -> str:
    """Of all that an outcome depends on, apart from the case and the worker's source."""
    parts = (
        environment.name,
        environment.backend,
        environment.module,
        json.dumps(environment.variables, sort_keys=True),
        environment.requirements().decode(),
        instruction_set(),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()

"""The backends that are run, as data: add one here and it takes part.

The first is the primary: every case runs on it, and its outcome is the golden one
unless it contradicts the definition. The others run on the cases that ``runs_on``
names.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

# Error messages print Python sets, whose order depends on the hash seed.
_COMMON = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Environment:
    """One way of running Keras.

    ``runs_on``: "every" case, or "doubtful" ones: where no earlier environment's
    outcome was simply accepted, and the suites about special values.
    ``variables`` are environment variables that change numbers or messages.
    """

    name: str
    backend: str
    packages: tuple[str, ...]
    variables: dict[str, str]
    runs_on: str = "doubtful"


ENVIRONMENTS = (
    Environment(
        "tensorflow",
        "tensorflow",
        ("tensorflow_cpu",),
        _COMMON | {"TF_ENABLE_ONEDNN_OPTS": "1"},
        runs_on="every",
    ),
    Environment(
        "jax",
        "jax",
        ("jax", "jaxlib"),
        _COMMON
        | {
            "JAX_DISABLE_JIT": "1",
            "JAX_PLATFORMS": "cpu",
            "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false "
            "--xla_force_host_platform_device_count=1",
        },
    ),
)
PRIMARY = ENVIRONMENTS[0]

# Set for the process, but without influence on what is written.
_QUIET = {"TF_CPP_MIN_LOG_LEVEL": "2", "CUDA_VISIBLE_DEVICES": "-1"}

# From the widest down: what oneDNN calls them, and the processor flags that it needs.
_INSTRUCTION_SETS = (
    ("avx512_core", {"avx512f", "avx512bw", "avx512vl", "avx512dq"}),
    ("avx2", {"avx2", "fma"}),
    ("avx", {"avx"}),
    ("sse41", {"sse4_1"}),
)


def process_variables(environment: Environment, keras_home: str) -> dict[str, str]:
    """A worker's variables; an empty KERAS_HOME keeps the user's keras.json out."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TF_", "XLA_", "JAX_", "KERAS_", "ONEDNN_", "DNNL_"))
    }
    return (
        inherited
        | _QUIET
        | environment.variables
        | {"KERAS_BACKEND": environment.backend, "KERAS_HOME": keras_home}
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
    """The widest vector instructions of this processor; rounded bits depend on it."""
    present = _processor_flags() if flags is None else set(flags)
    for name, needed in _INSTRUCTION_SETS:
        if needed <= present:
            return name
    return "unknown"


def provenance(environment: Environment) -> dict[str, object]:
    """What the manifest says of an environment."""
    versions = {
        name: metadata.version(name)
        for name in ("keras", "numpy", *environment.packages)
    }
    return {
        "python": platform.python_version(),
        "backend": environment.backend,
        "packages": versions,
        "platform": f"{platform.system()}-{platform.machine()}".lower(),
        "instruction_set": instruction_set(),
        "threads": 1,
        "variables": dict(sorted(environment.variables.items())),
        "runs_on": environment.runs_on,
    }

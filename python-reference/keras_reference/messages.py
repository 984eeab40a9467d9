"""Error messages, with everything taken out that a second run would change."""

from __future__ import annotations

import re

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_WRAPPED = re.compile(
    r"\AException encountered when calling [^\n]*\n\n"
    r"(.*?)(?:\n\nArguments received by .*)?\Z",
    re.DOTALL,
)
# Keras 2 has no frame, but the same end.
_CALL_ARGUMENTS = re.compile(r"\n\nCall arguments received by layer .*\Z", re.DOTALL)
_OPERATION_NAME = re.compile(r"(\[Op:\w+\]) name:.*")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_NODE = re.compile(r"\{\{(?:function_)?node [^}]*\}\}\s*")
# OpenVINO numbers the nodes of all graphs of a process.
_NUMBERED_NODE = re.compile(r"\b([A-Z][A-Za-z]*)_\d+\b")
_LOG_PREFIX = re.compile(r"\A[EFW]\d{4} [\d:.]+ +\d+ [^\]]*\] ")


def normalise(message: str) -> str:
    """Strips colours, Keras's "Exception encountered ..." frame, numbers of nodes,
    and addresses."""
    message = _ANSI.sub("", message).strip("\n")
    match = _WRAPPED.match(message)
    if match:
        message = match.group(1).strip("\n")
    message = _CALL_ARGUMENTS.sub("", message)
    message = _OPERATION_NAME.sub(r"\1", _NODE.sub("", message))
    message = _NUMBERED_NODE.sub(r"\1", message)
    return _ADDRESS.sub("0x...", message)


def abort_message(log: str) -> str:
    """The first line in which a native library says why it takes the process down."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    fatal = [line for line in lines if "Check failed" in line or line.startswith("F")]
    chosen = (fatal or lines or [""])[0]
    return _ADDRESS.sub("0x...", _LOG_PREFIX.sub("", chosen))

"""Outcomes that are there already: so that an interrupted run goes on where it was.

One SQLite file per environment outside ``fixtures/``. The key is a digest of all that
an outcome depends on: the task, the environment, and the worker's source. What changes
gets another key, and is run; nothing needs to be deleted.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import threading
import time
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from keras_reference import environments
from keras_reference.environments import Environment

_SOURCE = Path(__file__).parent
DIRECTORY = _SOURCE.parent / ".outcomes"
_COMMIT_SECONDS = 2.0
_PART_FILES = (
    *("activations", "initializers", "regularizers", "constraints"),
    *("differentiate", "fixture_json"),
)


@cache
def _source_digest(question: str) -> bytes:
    """Of the worker's files that answer this question."""
    files = [_SOURCE / "worker.py", _SOURCE / "messages.py"]
    files += [_SOURCE / "questions" / f"{name}.py" for name in ("layers", question)]
    if question == "part":
        files += [_SOURCE / "parts" / f"{name}.py" for name in _PART_FILES]
    content = hashlib.sha256()
    for path in files:
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return content.digest()


def _feed(digest: Any, value: Any) -> None:
    """Each value with its type and length, so that no two tasks read the same."""
    if isinstance(value, dict):
        digest.update(b"{%d" % len(value))
        for name, member in value.items():
            _feed(digest, name)
            _feed(digest, member)
    elif isinstance(value, list | tuple):
        digest.update(b"[%d" % len(value))
        for element in value:
            _feed(digest, element)
    elif isinstance(value, np.ndarray):
        digest.update(f"a{value.dtype.str}{value.shape}".encode())
        digest.update(np.ascontiguousarray(value).tobytes())
    else:
        text = f"{type(value).__name__}:{value!r}".encode()
        digest.update(b"%d:" % len(text) + text)


def key(environment_digest: str, task: dict[str, Any]) -> bytes:
    digest = hashlib.sha256(environment_digest.encode())
    digest.update(_source_digest(task["question"]))
    _feed(digest, task)
    return digest.digest()


class Outcomes:
    """What an environment has given so far; may be used from several threads."""

    def __init__(self, environment: Environment, directory: Path = DIRECTORY):
        directory.mkdir(parents=True, exist_ok=True)
        self._digest = environments.digest(environment)
        self._lock = threading.Lock()
        self._file = sqlite3.connect(
            directory / f"{environment.name}.sqlite",
            check_same_thread=False,
            timeout=60,
        )
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS outcome (key BLOB PRIMARY KEY, value BLOB) "
            "WITHOUT ROWID"
        )
        self._committed = time.monotonic()

    def get(self, task: dict[str, Any]) -> dict[str, Any] | None:
        with self._lock:
            row = self._file.execute(
                "SELECT value FROM outcome WHERE key = ?", (key(self._digest, task),)
            ).fetchone()
        return row and pickle.loads(row[0])

    def put(self, task: dict[str, Any], outcome: dict[str, Any]) -> None:
        row = (key(self._digest, task), pickle.dumps(outcome))
        with self._lock:
            self._file.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?)", row)
            if time.monotonic() - self._committed > _COMMIT_SECONDS:
                self._file.commit()
                self._committed = time.monotonic()

    def close(self) -> None:
        with self._lock:
            self._file.commit()
            self._file.close()

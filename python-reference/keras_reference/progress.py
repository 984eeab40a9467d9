"""Progress on standard error: a live line on a terminal, else one now and then."""

from __future__ import annotations

import sys
import time


class Progress:
    """``update(done)`` as often as you like; ``close()`` at the end of a step."""

    def __init__(self, step: str, total: int, every_seconds: float = 15.0):
        self._step, self._total = step, total
        self._live = sys.stderr.isatty()
        self._every = 0.2 if self._live else every_seconds
        self._started = self._last = time.monotonic()

    def update(self, done: int) -> None:
        now = time.monotonic()
        if now - self._last >= self._every:
            self._last = now
            self._write(done, "\r" if self._live else "\n")

    def close(self) -> None:
        self._write(self._total, "\n")

    def _write(self, done: int, end: str) -> None:
        seconds = time.monotonic() - self._started
        line = f"{self._step}: {done}/{self._total}, {seconds:.0f} s"
        print(
            line.ljust(60) if self._live else line, end=end, file=sys.stderr, flush=True
        )

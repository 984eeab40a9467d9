"""Many cases on a few worker processes, each of which may die or hang."""

from __future__ import annotations

import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Sequence
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from keras_reference.case import Case
from keras_reference.environments import Environment, process_variables
from keras_reference.messages import abort_message
from keras_reference.outcomes import Outcomes

Outcome = dict[str, Any]

CASE_SECONDS = 60
START_SECONDS = 180
# Outcomes that are no answer of the process.
DEATHS = ("abort", "timeout")
WORKERS = 2
# A process makes room for the next: what JAX compiles for each shape stays in memory.
CASES_PER_PROCESS = 300


class BrokenRun(Exception):
    """Something that must not happen: generation stops and says where."""


class Worker:
    """One process with Keras in it; starts again after it has died."""

    def __init__(
        self,
        environment: Environment,
        case_seconds: float = CASE_SECONDS,
        program: tuple[str, ...] = ("-m", "keras_reference.worker"),
        python: Path | None = None,
    ):
        self._environment = environment
        self._python = python or environment.python
        self._program = program
        self._case_seconds = case_seconds
        self._home = tempfile.TemporaryDirectory(prefix="keras-reference-")
        self._log = Path(self._home.name, "stderr.txt")
        self._process: subprocess.Popen | None = None
        self._disposed = False
        self._answered = 0

    def _start(self) -> None:
        if self._disposed:
            raise BrokenRun("stopped")
        here, there = Pipe()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [self._python, *self._program, str(there.fileno())],
                env=process_variables(self._environment, self._home.name),
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                # Ctrl-C goes to the parent, which then stops its workers.
                start_new_session=True,
            )
        there.close()
        self._connection = here
        if not here.poll(START_SECONDS):
            raise BrokenRun(f"{self._environment.name}: no answer after start")
        try:
            here.recv()
        except EOFError:
            log = self._log.read_text(errors="replace").strip().splitlines()
            last = log[-1] if log else "no message"
            raise BrokenRun(
                f"{self._environment.name} does not start: {last}"
            ) from None
        self._log_start = self._log.stat().st_size
        self._answered = 0

    def run(self, task: dict[str, Any]) -> Outcome:
        """The outcome of one case; a death or a hang of the process is one too.

        It must happen twice: what the machine did to a process once says nothing
        about the case.
        """
        if self._answered >= CASES_PER_PROCESS:
            self.close()
        outcome = self._attempt(task)
        return outcome if outcome.keys().isdisjoint(DEATHS) else self._attempt(task)

    def _attempt(self, task: dict[str, Any]) -> Outcome:
        if self._process is None:
            self._start()
        try:
            self._connection.send(task)
            if self._connection.poll(self._case_seconds):
                self._answered += 1
                return self._connection.recv()
        except (EOFError, OSError):
            return self._abort(self._process.wait())
        self.close()
        return {"timeout": self._case_seconds}

    def _abort(self, status: int) -> Outcome:
        self.close()
        with self._log.open("rb") as log:
            log.seek(self._log_start)
            message = abort_message(log.read().decode(errors="replace"))
        name = signal.Signals(-status).name if status < 0 else f"EXIT_{status}"
        return {"abort": {"signal": name, "message": message}}

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._connection.close()
            self._process = None

    def dispose(self) -> None:
        """Closes it for good, and removes its directory."""
        self._disposed = True
        self.close()
        self._home.cleanup()


def run_all(
    environment: Environment,
    cases: Sequence[Case],
    progress: Callable[[int], None] = lambda done: None,
    workers: int = WORKERS,
    case_seconds: float = CASE_SECONDS,
    known: Outcomes | None = None,
) -> list[Outcome]:
    """The outcome of every case, in the order of the cases.

    ``{"broken": ...}`` is what another version of Keras gives where it can't be asked.
    ``known`` holds what was run before; what is run now is added.
    """
    outcomes: list[Outcome | None] = [None] * len(cases)
    tasks = [case.task for case in cases]
    if environment.is_version:
        # Whether a layer survives its own config is asked of one Keras only.
        tasks = [task | {"round_trip": False} for task in tasks]
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for index, task in enumerate(tasks):
        outcomes[index] = known.get(task) if known else None
        if outcomes[index] is None:
            waiting.put(index)
    failures: list[Exception] = []
    stop = threading.Event()
    count = min(workers, waiting.qsize())
    pool = [Worker(environment, case_seconds) for _ in range(count)]

    def serve(worker: Worker) -> None:
        try:
            while not stop.is_set():
                index = waiting.get_nowait()
                outcome = worker.run(tasks[index])
                if "broken" in outcome and not environment.is_version:
                    raise BrokenRun(f"{cases[index].id}: {outcome['broken']}")
                outcomes[index] = outcome
                if known and not stop.is_set():
                    known.put(tasks[index], outcome)
        except queue.Empty:
            pass
        except Exception as error:
            failures.append(error)
            stop.set()

    threads = [threading.Thread(target=serve, args=[w], daemon=True) for w in pool]
    try:
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            for thread in threads:
                thread.join(timeout=0.2)
            progress(sum(outcome is not None for outcome in outcomes))
    finally:
        stop.set()
        for worker in pool:
            worker.dispose()
        for thread in threads:
            thread.join(timeout=5)
    if failures:
        raise failures[0]
    return outcomes

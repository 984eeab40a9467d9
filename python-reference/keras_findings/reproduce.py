"""Runs docs/reproducers/NAME.py in the environments that NAME.txt names.

NAME.txt holds, for each run, a line "$ ENVIRONMENT [VARIABLE=VALUE]..." and what was
printed. "[avx512_core]" at the end of that line: only on such a processor.
"""

from __future__ import annotations

import argparse
import difflib
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from keras_reference import environments
from keras_reference.environments import Environment
from keras_reference.messages import abort_message

DIRECTORY = environments.ROOT.parent / "docs" / "reproducers"
_SECONDS = 180
_RUN = re.compile(r"\$ (?P<name>\S+)(?P<variables>( \w+=\S+)*)( \[(?P<only>\w+)\])?")


class UnreadableRecord(Exception):
    """What is wrong with a NAME.txt, in one line."""


@dataclass(frozen=True)
class Run:
    """One run of a reproducer: its head, as recorded, and what was printed."""

    head: str
    environment: Environment
    only: str | None
    printed: str

    @property
    def is_possible(self) -> bool:
        """Whether this processor can show it."""
        return self.only in (None, environments.instruction_set())


def read(record: Path) -> list[Run]:
    """The runs of a NAME.txt."""
    runs, known = [], {e.name: e for e in environments.ENVIRONMENTS}
    for part in re.split(r"^(?=\$ )", record.read_text(encoding="utf-8"), flags=re.M):
        if not part:
            continue
        head, _, printed = part.partition("\n")
        found = _RUN.fullmatch(head)
        if not found or found["name"] not in known:
            raise UnreadableRecord(f"{record.name}: not a run: {head}")
        environment = known[found["name"]]
        given = dict(v.split("=", 1) for v in found["variables"].split())
        changed = replace(environment, variables=environment.variables | given)
        runs.append(Run(head, changed, found["only"], printed))
    return runs


def output(program: Path, environment: Environment) -> str:
    """What the program prints there; a death, or no end, as one line that says so."""
    with tempfile.TemporaryDirectory(prefix="keras-findings-") as home:
        try:
            ended = subprocess.run(
                [environment.python, program],
                env=environments.process_variables(environment, home),
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            printed = (late.stdout or b"").decode("utf-8", "replace")
            return f"{printed}[no end within {_SECONDS} s]\n"
    if ended.returncode < 0:
        died = signal.Signals(-ended.returncode).name
        return f"{ended.stdout}[{died}] {abort_message(ended.stderr)}\n"
    if ended.returncode:
        return f"{ended.stdout}[exit {ended.returncode}] {_last(ended.stderr)}\n"
    return ended.stdout


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


def _names(wanted: Sequence[str]) -> list[str]:
    return list(wanted) or sorted(path.stem for path in DIRECTORY.glob("*.py"))


def _reproduce(name: str, only_in: Sequence[str], record: bool) -> bool:
    """Whether every run printed what is recorded; says what did not."""
    file, same, written = DIRECTORY / f"{name}.txt", True, []
    for run in read(file):
        printed = run.printed
        if run.is_possible and (not only_in or run.environment.name in only_in):
            environments.prepare([run.environment])
            printed = output(DIRECTORY / f"{name}.py", run.environment)
            if printed == run.printed:
                print(f"{name}: {run.head[2:]}: as recorded", flush=True)
            else:
                same = False
                print(f"{name}: {run.head[2:]}: differs", flush=True)
                lines = run.printed.splitlines(), printed.splitlines()
                diff = difflib.unified_diff(*lines, "recorded", "now", n=0, lineterm="")
                print(*diff, sep="\n")
        elif not run.is_possible:
            print(f"{name}: {run.head[2:]}: not on {environments.instruction_set()}")
        written.append(f"{run.head}\n{printed}")
    if record:
        file.write_text("".join(written), encoding="utf-8")
    return same or record


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="reproduce", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="default: all")
    parser.add_argument(
        "--environment",
        action="append",
        default=[],
        choices=environments.NAMES,
        metavar="NAME",
        help="only runs in this environment; may be repeated",
    )
    parser.add_argument("--record", action="store_true", help="write what is printed")
    arguments = parser.parse_args()
    same = True
    for name in _names(arguments.names):
        if not (DIRECTORY / f"{name}.py").is_file():
            parser.exit(2, f"reproduce: no {name}.py in docs/reproducers\n")
        try:
            same &= _reproduce(name, arguments.environment, arguments.record)
        except (UnreadableRecord, FileNotFoundError) as problem:
            parser.exit(2, f"reproduce: {problem}\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

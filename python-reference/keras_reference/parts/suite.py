"""The suites of the layer's parts: what one of their cases is, and its verdict.

Each of the four modules has SUITE, DESCRIPTION, NOTES, BACKENDS, and

* ``cases()``: all cases without their outcomes, as they are written;
* ``run(case)``: what the current Keras makes of one, in the process that has Keras;
* ``agrees(case, expected, actual)``: whether two outcomes are the same but for rounding;
* ``defect(case, backend)``: the known defect that a backend shows there, or None.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

from keras_reference.parts import activations, constraints, initializers, regularizers
from keras_reference.parts.fixture_json import compact

MODULES = (activations, initializers, regularizers, constraints)
FORMAT = "keras-tck/fixture/1"
_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


@dataclass(frozen=True)
class PartCase:
    """A case of a part; ``members`` are what the fixture says before the outcome."""

    module: ModuleType
    members: dict[str, Any]
    only_on: str | None
    question = "part"

    @property
    def id(self) -> str:
        return self.members["id"]

    @property
    def task(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "part": self.module.__name__,
            "case": self.members,
        }

    @property
    def asked(self) -> dict[str, Any]:
        """What the fixture says before the outcome."""
        return self.members

    def runs_on(self, name: str) -> bool:
        return name in self.module.BACKENDS and self.only_on in (None, name)


@dataclass(frozen=True)
class PartVerdict:
    """The last members of a case."""

    expected: dict[str, Any]
    reference: str
    backends: dict[str, Any]


def judge(case: PartCase, outcomes: dict[str, dict[str, Any]]) -> PartVerdict:
    """The first backend without a defect there leads."""
    module, members = case.module, case.members
    reference = next(n for n in outcomes if not module.defect(members, n))
    expected = outcomes[reference]
    return PartVerdict(
        expected,
        reference,
        {name: describe(case, name, o, expected) for name, o in outcomes.items()},
    )


def describe(case: PartCase, name: str, outcome: dict, expected: dict) -> Any:
    """The entry of one backend under ``backends``."""
    if case.module.agrees(case.members, expected, outcome):
        return "agrees"
    defect = case.module.defect(case.members, name)
    return {**outcome, **({"defect": defect} if defect else {})}


def decoded(value: Any) -> Any:
    """What JSON says, with the numbers that it spells as words."""
    if isinstance(value, dict):
        return {name: decoded(member) for name, member in value.items()}
    if isinstance(value, list):
        return [decoded(element) for element in value]
    return _NUMBERS.get(value, value) if isinstance(value, str) else value


class PartSuite:
    """One of the four fixture files."""

    def __init__(self, module: ModuleType):
        self._module = module
        self.name: str = module.SUITE
        self.description: str = module.DESCRIPTION

    @cached_property
    def cases(self) -> list[PartCase]:
        made = []
        for members in self._module.cases():
            only_on = members.pop("backend", None)
            made.append(PartCase(self._module, members, only_on))
        return made

    def matrix(self) -> dict[str, dict[str, int]]:
        return {}

    @staticmethod
    def case_line(case: PartCase, verdict: PartVerdict) -> str:
        return compact(
            {
                **case.members,
                "expected": verdict.expected,
                "reference": verdict.reference,
                "backends": verdict.backends,
            }
        )

    def text(self, verdicts: list[PartVerdict]) -> str:
        """The whole file."""
        head = {
            "format": FORMAT,
            "suite": self.name,
            "description": self.description,
            "notes": self._module.NOTES,
        }
        lines = [f"{compact(name)}:{compact(value)},\n" for name, value in head.items()]
        pairs = zip(self.cases, verdicts, strict=True)
        cases = ",\n".join(self.case_line(case, verdict) for case, verdict in pairs)
        return "{\n" + "".join(lines) + '"cases":[\n' + cases + "\n]\n}\n"


def suites() -> list[PartSuite]:
    return [PartSuite(module) for module in MODULES]

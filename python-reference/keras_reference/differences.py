"""How a committed outcome and a fresh one differ, and if a processor may be why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from keras_reference import acceptance, jsontext
from keras_reference.case import Case
from keras_reference.defects import PROCESSOR_DEPENDENT
from keras_reference.parts import suite as part_suite
from keras_reference.parts.suite import PartCase
from keras_reference.pool import BrokenRun


@dataclass(frozen=True)
class Difference:
    """``within_bound``: both are held by the bound that all processors keep."""

    environment: str
    sentence: str
    within_bound: bool


class CaseChecker:
    """One case with its committed line, as JSON has it."""

    def __init__(self, case: Case | PartCase, committed: dict[str, Any]):
        self._case, self._committed = case, committed
        self._is_part = isinstance(case, PartCase)
        self._expected = self._decoded(committed["expected"])
        self._value = None if self._is_part else acceptance.expected_value(case)

    def of_case(self) -> Iterator[Difference]:
        """What the case asks must be what the matrix says; no environment is needed."""
        asked = self._case.asked
        for name in asked | self._committed:
            if name not in ("flags", "expected", "reference", "backends", "versions"):
                new = self._encoded(asked[name]) if name in asked else None
                if new != self._committed.get(name):
                    yield Difference("the case", f"differs in {name}", False)

    def of_outcome(self, member: str, name: str, outcome: dict) -> Iterator[Difference]:
        """``member``: backends or versions, where the environment's entry stands."""
        old = self._committed.get(member, {}).get(name)
        try:
            new = self._entry(member, name, outcome)
        except BrokenRun as problem:
            yield Difference(name, str(problem), False)
            return
        if old is None:
            yield Difference(name, "has no outcome in the file", False)
        elif self._encoded(new) != old:
            sentence = f"was {_words(old)}, is {_words(self._encoded(new))}"
            yield Difference(name, sentence, self._may_change(member, name, old, new))
        if name == self._committed["reference"]:
            fresh = self._encoded(acceptance.plain(outcome))
            if fresh != self._committed["expected"] and new == "agrees":
                within = self._is_held(member, name)
                sentence = "gives another expected outcome"
                if not within:
                    sentence += ", and the file's is not within the bound"
                yield Difference(name, sentence, within)

    def _entry(self, member: str, name: str, outcome: dict[str, Any]) -> Any:
        if self._is_part:
            return part_suite.describe(self._case, name, outcome, self._expected)
        describe = (
            acceptance.describe_version if member == "versions" else acceptance.describe
        )
        return describe(self._case, name, outcome, self._expected, self._value)

    def _is_held(self, member: str, name: str) -> bool:
        """Whether the file's expected outcome is right by itself, last bits aside."""
        if self._is_part:
            return True
        if self._case.comparison == "exact":
            return False
        outcome = self._expected | {"foreign": False}
        return acceptance.is_accepted(self._case, outcome, self._value)

    def _may_change(self, member: str, name: str, old: Any, new: Any) -> bool:
        kinds = {_kind(old), _kind(new)}
        if len(kinds) > 1:
            return kinds <= {"agrees", *PROCESSOR_DEPENDENT}
        if self._is_part or "error" in old or self._case.comparison == "exact":
            return False
        try:
            again = self._entry(member, name, self._decoded(old) | {"foreign": False})
        except BrokenRun:
            return False
        return _kind(again) == _kind(old)

    def _encoded(self, value: Any) -> Any:
        """As it reads after it has been written."""
        text = part_suite.compact if self._is_part else jsontext.text
        return json.loads(text(value))

    def _decoded(self, value: Any) -> Any:
        return part_suite.decoded(value) if self._is_part else jsontext.arrays(value)


def _kind(entry: Any) -> str:
    if entry == "agrees":
        return "agrees"
    return entry.get("defect") or "/".join(sorted(entry))


def _words(entry: Any) -> str:
    text = jsontext.text(entry)
    return text if len(text) <= 160 else text[:160] + "..."

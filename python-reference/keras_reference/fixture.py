"""A suite and its verdicts as the text of a fixture file, one case per line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from keras_reference import defects, jsontext, rules
from keras_reference.acceptance import Verdict
from keras_reference.case import Case
from keras_reference.suites.suite import Suite

FORMAT = "keras-tck/fixture/1"


def flags(case: Case, verdict: Verdict) -> list[str]:
    """The case's traits, the defects that it shows, the rules that it exercises."""
    shown = verdict.defects - set(case.flags) - defects.LIMITATIONS
    return [*case.flags, *sorted(shown), *rules.flags(case, verdict.expected)]


def members(case: Case, verdict: Verdict) -> dict[str, Any]:
    """A case's members in the order in which they are written; tensors as arrays."""
    made = {
        "id": case.id,
        "flags": flags(case, verdict) or None,
        **case.asked,
        "expected": verdict.expected,
        "reference": verdict.reference,
        "backends": verdict.backends,
        "versions": verdict.versions or None,
    }
    return {name: value for name, value in made.items() if value is not None}


def case_line(case: Case, verdict: Verdict) -> str:
    return jsontext.text(members(case, verdict))


def file_text(suite: Suite, verdicts: Sequence[Verdict]) -> str:
    """The whole file."""
    judged = list(zip(suite.cases, verdicts, strict=True))
    found = {n for v in verdicts for n in v.defects | v.version_defects}
    found |= {flag for case, verdict in judged for flag in flags(case, verdict)}
    notes = suite.used_notes(defects.NOTES | rules.NOTES, found)
    head = {
        "format": FORMAT,
        "suite": suite.name,
        "description": suite.description,
    }
    lines = [f"{jsontext.text(k)}:{jsontext.text(v)}," for k, v in head.items()]
    if notes:
        entries = [f"{jsontext.text(k)}:{jsontext.text(v)}" for k, v in notes.items()]
        lines += ['"notes":{', ",\n".join(entries), "},"]
    cases = [case_line(case, verdict) for case, verdict in judged]
    lines += ['"cases":[', ",\n".join(cases), "]"]
    return "{\n" + "\n".join(lines) + "\n}\n"


def lines_by_id(text: str) -> dict[str, str]:
    """The case lines of a fixture file."""
    lines = {}
    for line in text.splitlines():
        if line.startswith('{"id":"'):
            line = line.rstrip(",")
            lines[line[7 : line.index('"', 7)]] = line
    return lines

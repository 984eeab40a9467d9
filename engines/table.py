"""Puts a table of engines by suite into a page, from the reports of runs.

Usage: table.py PAGE REPORT…

A cell is the share of a suite's cases whose verdict is `conforms` or `contested`, rounded
down; a dash where the engine declares all of them unsupported.
"""

import json
import pathlib
import sys

BEGIN = "<!-- engines: written by engines/update -->"
END = "<!-- engines: end -->"


def read(report):
    """The engine, its version, and verdicts counted by suite."""
    lines = (pathlib.Path(report) / "results.jsonl").read_text().splitlines()
    header, footer = json.loads(lines[0]), json.loads(lines[-1])
    if "case" in footer:
        sys.exit(f"The report is cut off: {report}")
    (name, version), = header["engines"].items()
    suites = {}
    for line in lines[1:-1]:
        result = json.loads(line)
        counts = suites.setdefault(result["suite"], {})
        counts[result["verdict"]] = counts.get(result["verdict"], 0) + 1
    return name, version, suites


def share(counts):
    """In percent, never rounded up to 100."""
    cases = sum(counts.values())
    if counts.get("unsupported", 0) == cases:
        return "–"
    good = counts.get("conforms", 0) + counts.get("contested", 0)
    percent = f"{1000 * good // cases / 10:.1f}"
    return percent.removesuffix(".0")


def table(reports):
    engines = [read(report) for report in reports]
    suites = sorted({suite for _, _, found in engines for suite in found})
    rows = [["suite", "cases", *(f"`{name}`<br>{version}" for name, version, _ in engines)]]
    rows.append(["---", *["--:"] * (len(engines) + 1)])
    for suite in suites:
        counts = [found.get(suite, {}) for _, _, found in engines]
        cases = max(sum(count.values()) for count in counts)
        rows.append([suite, f"{cases:,}", *map(share, counts)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main(page, *reports):
    path = pathlib.Path(page)
    before, rest = path.read_text().split(BEGIN)
    _, after = rest.split(END)
    path.write_text(f"{before}{BEGIN}\n{table(reports)}\n{END}{after}")


main(*sys.argv[1:])

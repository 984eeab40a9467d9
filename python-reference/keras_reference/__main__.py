"""Command line: generate, check, list."""

from __future__ import annotations

import argparse
import signal
import sys
from fnmatch import fnmatch
from pathlib import Path
from subprocess import CalledProcessError
from typing import NoReturn

from keras_reference import check, environments, generate
from keras_reference.pool import BrokenRun

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; --help has the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see --help)\n")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be an integer over 0, not {text}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="keras_reference",
        description="Golden outcomes of real Keras for Conv2D and Conv2DTranspose.",
        epilog="Exit status: 0 fine; 1 differences, or an outcome that nothing "
        "explains; 2 unusable arguments.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    make = commands.add_parser(
        "generate", help="run every case on Keras and write the fixtures"
    )
    make.add_argument(
        "--output",
        type=Path,
        default=FIXTURES,
        metavar="DIR",
        help="default: fixtures/",
    )
    make.add_argument(
        "--fresh",
        action="store_true",
        help="run every case, also those whose outcome is in .outcomes/ already",
    )
    verify = commands.add_parser(
        "check", help="run Keras again and compare with the fixtures"
    )
    verify.add_argument(
        "--fixtures", type=Path, default=FIXTURES, metavar="DIR", help="what to compare"
    )
    verify.add_argument(
        "--sample",
        type=_positive,
        metavar="N",
        help="only N cases, evenly spread; without it every byte of every file",
    )
    verify.add_argument(
        "--environment",
        action="append",
        choices=environments.NAMES,
        default=[],
        metavar="NAME",
        help="only what this environment gives; may be repeated; without it all",
    )
    verify.add_argument(
        "--keep", type=Path, metavar="DIR", help="also write what was made, to diff"
    )
    show = commands.add_parser("list", help="print the ids of the cases, or the suites")
    show.add_argument("--suites", action="store_true", help="only suites and sizes")
    show.add_argument(
        "pattern", nargs="?", default="*", help="only ids that match, * and ? allowed"
    )
    return parser


def _generate(output: Path, fresh: bool) -> int:
    environments.prepare(environments.ENVIRONMENTS)
    files, report = generate.build(remember=not fresh)
    generate.write(files, output)
    for line in report.lines():
        print(line)
    size = sum(map(len, files.values()))
    print(f"{len(files)} files, {size / 2**20:.1f} MiB, in {output}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    chosen = environments.named(arguments.environment)
    environments.prepare(chosen)
    found = check.check(arguments.fixtures, chosen, arguments.sample, arguments.keep)
    for line in found.lines():
        print(line)
    return 1 if found.failures else 0


def _list(arguments: argparse.Namespace) -> int:
    for suite in generate.every_suite():
        if arguments.suites:
            print(f"{suite.name}\t{len(suite.cases)}")
            continue
        for case in suite.cases:
            if fnmatch(case.id, arguments.pattern):
                print(case.id)
    return 0


def main() -> int:
    # Asked to stop, it stops as with Ctrl-C: workers ended, outcomes kept.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    parser = _parser()
    arguments = parser.parse_args()
    if arguments.command == "check":
        if not (arguments.fixtures / "manifest.json").is_file():
            parser.error(f"no manifest.json in {arguments.fixtures}")
        if arguments.keep and (arguments.sample or arguments.environment):
            parser.error("--keep needs a whole check, of every environment")
    if arguments.command == "generate" and arguments.output.is_file():
        parser.error(f"--output {arguments.output} is a file")
    try:
        if arguments.command == "generate":
            return _generate(arguments.output, arguments.fresh)
        if arguments.command == "check":
            return _check(arguments)
        return _list(arguments)
    except BrokenRun as problem:
        print(f"keras_reference: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            "interrupted; fixtures/ is as it was, and the next run goes on from here",
            file=sys.stderr,
        )
        return 130
    except CalledProcessError as problem:
        print(f"keras_reference: {problem}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())

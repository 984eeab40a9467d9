"""Command line: generate, check, list."""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import NoReturn

from keras_reference import check, generate
from keras_reference.pool import BrokenRun
from keras_reference.suites import all_suites

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
        "--keep", type=Path, metavar="DIR", help="also write what was made, to diff"
    )
    show = commands.add_parser("list", help="print the ids of the cases, or the suites")
    show.add_argument("--suites", action="store_true", help="only suites and sizes")
    show.add_argument(
        "pattern", nargs="?", default="*", help="only ids that match, * and ? allowed"
    )
    return parser


def _generate(output: Path) -> int:
    files = generate.build()
    generate.write(files, output)
    size = sum(map(len, files.values()))
    print(f"{len(files)} files, {size / 2**20:.1f} MiB, in {output}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    if arguments.sample:
        found = check.sample(arguments.fixtures, arguments.sample)
    else:
        found = check.everything(arguments.fixtures, arguments.keep)
    for line in found.processor_dependent:
        print(f"processor-dependent: {line}")
    for line in found.failures:
        print(line)
    if found.failures:
        print(f"{len(found.failures)} differences")
        return 1
    print("the fixtures are what Keras gives")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    for suite in all_suites():
        if arguments.suites:
            print(f"{suite.name}\t{len(suite.cases)}")
            continue
        for case in suite.cases:
            if fnmatch(case.id, arguments.pattern):
                print(case.id)
    return 0


def main() -> int:
    parser = _parser()
    arguments = parser.parse_args()
    if arguments.command == "check":
        if not (arguments.fixtures / "manifest.json").is_file():
            parser.error(f"no manifest.json in {arguments.fixtures}")
        if arguments.sample and arguments.keep:
            parser.error("--keep needs a whole check, without --sample")
    if arguments.command == "generate" and arguments.output.is_file():
        parser.error(f"--output {arguments.output} is a file")
    try:
        if arguments.command == "generate":
            return _generate(arguments.output)
        if arguments.command == "check":
            return _check(arguments)
        return _list(arguments)
    except BrokenRun as problem:
        print(f"keras_reference: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; nothing was changed", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())

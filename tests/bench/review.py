"""How right is the reviewer?  Remarks about definitions, counted by rule and by what people judged of them.

    .venv/bin/python tests/bench/review.py definitions
    .venv/bin/python tests/bench/review.py FOLDER --judged FILE     judgements of other definitions, kept where those lie
    .venv/bin/python tests/bench/review.py FOLDER --missing         only the remarks without judgement, to be judged and appended

A judgement is a line: definition, code, fact, judgement, why; between tabs.  The fact is the message whatever row it is said of, so
that a judgement stays true when lines move.  Judgements: right, wrong, debatable, and "not worth" for what is true and idle.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sopdoc.check.pages import PAGES
from sopdoc.check.weigh import by_weight
from sopdoc.checking import Checker
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report

JUDGEMENTS = ("right", "not worth", "debatable", "wrong")
OPEN = "?"
KEPT = Path(__file__).with_name("judgements.tsv")

Key = tuple[str, str, str]      # definition, code, fact


@dataclass(frozen=True, slots=True)
class Judged:
    judgement: str
    why: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--judged", action="append", type=Path, default=[], metavar="FILE", help=f"besides {KEPT.name}")
    parser.add_argument("--missing", action="store_true", help="print only the remarks without judgement, as lines to fill in")
    options = parser.parse_args()
    known = dict(line for path in (KEPT, *options.judged) for line in judgements(path))
    remarks = {key_of(d): d for d in remarks_of(options.paths)}
    sys.stdout.writelines(missing(remarks, known) if options.missing else table(remarks, known))
    return 0


def remarks_of(paths: list[str]) -> tuple[Diagnostic, ...]:
    report = Report()
    Checker().check(find_definitions(paths, report), report)
    return by_weight(report.diagnostics)


def key_of(diagnostic: Diagnostic) -> Key:
    return "/".join(Path(diagnostic.span.file).parts[-2:]), diagnostic.code, diagnostic.fact or diagnostic.message


def judgements(path: Path) -> Iterator[tuple[Key, Judged]]:
    """The judgements of a file; a line that is none is an error, not passed over."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            definition, code, fact, judgement, why = [*line.split("\t"), "", "", "", ""][:5]
            if judgement not in JUDGEMENTS:
                raise SystemExit(f'{path}:{number}: "{judgement}" is none of {", ".join(JUDGEMENTS)}')
            yield (definition, code, fact), Judged(judgement, why)


def missing(remarks: dict[Key, Diagnostic], known: dict[Key, Judged]) -> Iterator[str]:
    return ("\t".join((*key, OPEN, f"{d.label} | {d.hint} | {d.span.line}")) + "\n" for key, d in remarks.items() if key not in known)


def table(remarks: Iterable[Key], known: dict[Key, Judged]) -> Iterator[str]:
    """A line a rule, the rules with the least right ones first; the total; judgements of remarks that are no longer made."""
    counts: dict[str, Counter[str]] = {}
    for key in remarks:
        counts.setdefault(key[1], Counter())[known[key].judgement if key in known else OPEN] += 1
    yield f"{'rule':8}{''.join(f'{name:>11}' for name in (*JUDGEMENTS, OPEN))}   title\n"
    for code, found in sorted(counts.items(), key=lambda item: (share(item[1]), item[0])):
        yield row(code, found, PAGES[code].title if code in PAGES else "")
    total = sum(counts.values(), Counter[str]())
    yield row("all", total, f"{share(total):.0%} of the judged are right")
    yield f"{len(known.keys() - set(remarks))} judgements are of remarks that are not made here\n"


def row(name: str, found: Counter[str], words: str) -> str:
    return f"{name:8}{''.join(f'{found[judgement]:11}' for judgement in (*JUDGEMENTS, OPEN))}   {words}\n"


def share(found: Counter[str]) -> float:
    """The right ones of those that were judged; 1 where none was."""
    judged = sum(found[name] for name in JUDGEMENTS)
    return found["right"] / judged if judged else 1.0


if __name__ == "__main__":
    sys.exit(main())

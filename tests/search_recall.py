"""Measure how well the search finds what people mean, by kind of query.

    .venv/bin/python tests/search_recall.py FILE [--misses] [--bare] [--procedures JSONL]

FILE has three columns between tabs under a heading: query, kind, codes (any of which is right).
Told are hit@5 (the part of queries with a right code among the first five) and MRR@10, by kind and
over all; --misses tells what was found instead; --bare leaves the thesaurus out, as a control. The
procedures are those of ../shared/data/procedures.jsonl unless another file of that form is named.
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from centre.knowledge import thesaurus
from centre.rules.search.index import Found, Index, Listed
from centre.rules.search.thesaurus import Thesaurus

PROCEDURES = Path(__file__).parents[2] / "shared" / "data" / "procedures.jsonl"
FIRST, COUNTED = 5, 10


@dataclass(frozen=True, slots=True)
class Query:
    """A query, its kind and the codes of which one should come up."""

    text: str
    kind: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recall:
    """Of a kind of queries: how many there are, hit@5 and MRR@10 (both 0..1), the misses."""

    queries: int
    hit: float
    rank: float
    misses: tuple[tuple[Query, Found], ...]


def read_queries(file: Path) -> list[Query]:
    """Return the queries of a file; lines with "#" are remarks."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((ln for ln in lines if not ln.startswith("#")), delimiter="\t")
        return [Query(r["query"], r["kind"], frozenset(r["codes"].split())) for r in rows]


def read_procedures(file: Path) -> list[Listed]:
    """Return the procedures of a JSON Lines file as the search lists them."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [
        Listed(row["code"], row["name"], row["field"] or "", tuple(row["levels"] or ()))
        for row in rows
    ]


def evaluate(index: Index, queries: Iterable[Query]) -> dict[str, Recall]:
    """Return the recall of each kind of query, and that of "all"."""
    answers = defaultdict(list)
    for query in queries:
        found = index.search(query.text, COUNTED)
        for kind in (query.kind, "all"):
            answers[kind].append((query, found))
    return {kind: _recall(answered) for kind, answered in answers.items()}


def _recall(answered: list[tuple[Query, Found]]) -> Recall:
    places = [_place(query, found) for query, found in answered]
    hits = [0 < place <= FIRST for place in places]
    misses = tuple(one for one, hit in zip(answered, hits, strict=True) if not hit)
    ranks = sum(1 / place for place in places if place)
    return Recall(len(places), sum(hits) / len(hits), ranks / len(places), misses)


def _place(query: Query, found: Found) -> int:
    """Return the place of the first right code, from 1; 0 if there is none."""
    right = (n for n, hit in enumerate(found.hits, start=1) if hit.code in query.codes)
    return next(right, 0)


def report(recalls: dict[str, Recall], *, misses: bool) -> str:
    """Return recalls as lines of text."""
    lines = [
        f"{kind:12} {recall.queries:5} queries   hit@5 {recall.hit:.3f}   MRR@10 {recall.rank:.3f}"
        for kind, recall in recalls.items()
    ]
    for query, found in recalls["all"].misses if misses and "all" in recalls else ():
        lines.append(f"missed ({query.kind}): {query.text}   {' '.join(sorted(query.codes))}")
        lines += [f"    {h.score:.3f} {h.code} {h.name[:90]}" for h in found.hits[:FIRST]]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure what the arguments name and tell it; return 0."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("file", type=Path)
    asked.add_argument("--misses", action="store_true", help="tell what was found instead")
    asked.add_argument("--bare", action="store_true", help="leave the thesaurus out")
    asked.add_argument("--procedures", type=Path, default=PROCEDURES)
    chosen = asked.parse_args()
    known = Thesaurus() if chosen.bare else thesaurus()
    index = Index(read_procedures(chosen.procedures), known)
    sys.stdout.write(report(evaluate(index, read_queries(chosen.file)), misses=chosen.misses))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

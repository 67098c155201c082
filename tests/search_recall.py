"""Measure how well the search finds what people mean, by kind of query.

    .venv/bin/python tests/search_recall.py FILE [--misses] [--bare] [--speed N]

FILE has three columns between tabs under a heading: query, kind, codes (any of which is right).
Told are hit@5 (the part of queries with a right code among the first five) and MRR@10, by kind and
over all; --misses tells what was found instead; --bare leaves the thesaurus out, as a control. The
procedures are those of ../shared/data/procedures.jsonl, or of --procedures FILE of that form.

--speed N tells, instead, what each key of the queries costs (ms, by the clock and of this process)
with N procedures: those there are, then names like theirs with other words in them.
"""

import argparse
import csv
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import median

from centre.knowledge import thesaurus
from centre.rules.search.index import Found, Index, Listed
from centre.rules.search.thesaurus import Thesaurus

PROCEDURES = Path(__file__).parents[2] / "shared" / "data" / "procedures.jsonl"
FIRST, COUNTED = 5, 10
OTHER_WORDS = 0.3
"""Part of a made name's words that are not those of the name it is made of."""


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


def widened(listed: Sequence[Listed], number: int) -> list[Listed]:
    """Return so many procedures: these, then the same again with other words in their names."""
    return [*islice(listed, number), *islice(_made(listed), max(0, number - len(listed)))]


def _made(listed: Sequence[Listed]) -> Iterator[Listed]:
    chance = Random(7)  # noqa: S311 - the same names each time
    words = [word for one in listed for word in one.name.split()]
    for at in count():
        one = listed[at % len(listed)]
        said = (
            chance.choice(words) if chance.random() < OTHER_WORDS else word
            for word in one.name.split()
        )
        yield replace(one, code=f"9.{at:06}", name=" ".join(said))


def costs(index: Index, queries: Iterable[Query]) -> tuple[list[float], list[float]]:
    """Return what each key costs while queries are typed: ms by the clock, ms of this process."""
    clock, own = [], []
    for query in queries:
        for end in range(1, len(query.text) + 1):
            begun = time.perf_counter_ns(), time.process_time_ns()
            index.search(query.text[:end])
            clock.append((time.perf_counter_ns() - begun[0]) / 1e6)
            own.append((time.process_time_ns() - begun[1]) / 1e6)
    return clock, own


def told(name: str, costs_ms: Sequence[float]) -> str:
    """Return the middle, the 95th of a hundred and the most of costs as a line of text."""
    line = sorted(costs_ms)
    high = line[(95 * len(line)) // 100]
    return (
        f"{name:8} median {median(line):6.2f} ms   p95 {high:6.2f} ms   most {line[-1]:7.2f} ms\n"
    )


def main() -> int:
    """Measure what the arguments name and tell it; return 0."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("file", type=Path)
    asked.add_argument("--misses", action="store_true", help="tell what was found instead")
    asked.add_argument("--bare", action="store_true", help="leave the thesaurus out")
    asked.add_argument("--procedures", type=Path, default=PROCEDURES)
    asked.add_argument("--speed", type=int, metavar="N", help="tell what each key costs instead")
    chosen = asked.parse_args()
    known = Thesaurus() if chosen.bare else thesaurus()
    listed, queries = read_procedures(chosen.procedures), read_queries(chosen.file)
    if chosen.speed:
        clock, own = costs(Index(widened(listed, chosen.speed), known), queries)
        sys.stdout.write(f"{len(clock)} keys, {chosen.speed} procedures\n")
        sys.stdout.write(told("clock", clock) + told("process", own))
        return 0
    recalls = evaluate(Index(listed, known), queries)
    sys.stdout.write(report(recalls, misses=chosen.misses))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

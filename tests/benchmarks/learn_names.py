"""Where the weights of articles/text/name_likeness.py come from, and how well names are told apart that they were not
learnt from.

python -m tests.benchmarks.learn_names FILE.jsonl

Each line is a pair: a, b, same, and set, the source it is from. The weights are learnt from all pairs and printed.
Before that they are tried five-fold, where pairs that share a name are in one fold, and with each source left out. What
is tied without asking depends on no weight, so it is told for each source as it is.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from articles.evaluation.names import answers
from articles.text.name_folding import fold_name
from articles.text.name_likeness import SUGGEST_FROM, Evidence, evidence
from tests.benchmarks.learn_scoring import FOLDS, Pair, chance, learn


class Line(NamedTuple):
    pair: Pair
    source: str
    fold: int
    sure: bool


def read(path: Path) -> list[Line]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    folds = folds_of(rows)
    lines = []
    for row, answer in zip(rows, answers(rows), strict=True):
        left, right = fold_name(row["a"]), fold_name(row["b"])
        if left and right:
            figures = (1.0, *evidence(left, right))
            pair = Pair(0, 0, frozenset(), figures, row["same"])
            lines.append(Line(pair, row["set"], folds[row["a"].casefold()], answer["auto"]))
    return lines


def folds_of(rows: list[dict]) -> dict[str, int]:
    """Names that stand in one pair are in one fold, however far the chain goes."""
    leads: dict[str, str] = {}

    def end(name: str) -> str:
        while leads.setdefault(name, name) != name:
            name = leads[name]
        return name

    for row in rows:
        leads[end(row["a"].casefold())] = end(row["b"].casefold())
    number = {name: at for at, name in enumerate(sorted(name for name in leads if leads[name] == name))}
    return {name: number[end(name)] % FOLDS for name in leads}


def tell(name: str, said: Iterable[bool], lines: list[Line]) -> None:
    yes = [line.pair.belongs for line, one in zip(lines, said, strict=True) if one]
    precision = sum(yes) / max(1, len(yes))
    recall = sum(yes) / sum(line.pair.belongs for line in lines)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    print(f"{name}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}")


def held_out(lines: list[Line], key: str) -> list[bool]:
    said: dict[int, bool] = {}
    for part in {getattr(line, key) for line in lines}:
        weights = learn([[line.pair for line in lines if getattr(line, key) != part]])
        for at, line in enumerate(lines):
            if getattr(line, key) == part:
                said[at] = chance(weights, line.pair) >= SUGGEST_FROM or line.sure
    return [said[at] for at in range(len(lines))]


def main(path: str) -> None:
    lines = read(Path(path))
    tell("suggested, five-fold", held_out(lines, "fold"), lines)
    tell("suggested, source left out", held_out(lines, "source"), lines)
    for source in sorted({line.source for line in lines}):
        own = [line for line in lines if line.source == source]
        tell(f"sure, {source}", [line.sure for line in own], own)
    tell("sure", [line.sure for line in lines], lines)
    weights = learn([[line.pair for line in lines]])
    for name, weight in zip(("constant", *Evidence._fields), weights, strict=True):
        print(name, round(weight, 2))


if __name__ == "__main__":
    main(sys.argv[1])

"""Where the weights of articles/coverage/scoring.py come from, and how well they do on events they were not learnt
from.

python -m tests.benchmarks.learn_scoring FILE.jsonl [FILE.jsonl …]

Each file has articles in order of arrival: id, title, text, event, and a topic where two events of one kind share
it. A logistic regression is learnt from all of them, each file counting the same, and printed. Before that it is
tried five-fold: the pairs of a topic are scored only with weights that were learnt from other topics. Nothing is
stored.
"""

import json
import math
import os
import sys
from collections import Counter
from itertools import combinations
from operator import mul
from pathlib import Path
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings_test")
django.setup()

from articles.coverage.grouping import grouped  # noqa: E402
from articles.coverage.likeness import Comparer, Evidence, Reading  # noqa: E402
from articles.coverage.profiles import read_profile  # noqa: E402
from articles.coverage.rarity import Rarity, length  # noqa: E402
from articles.coverage.scoring import figures_of  # noqa: E402

FOLDS = 5
# Pairs less alike than this are never candidates, and none of them is of one event but by chance.
LIKENESS_FROM = 0.05
BOUNDS = (0.45, 0.5, 0.55)
ROUNDS = 12
# Keeps the weights finite where a figure parts the pairs wholly.
RIDGE = 0.1


class Pair(NamedTuple):
    low: int
    high: int
    folds: frozenset[int]
    figures: tuple[float, ...]
    belongs: bool


class Set(NamedTuple):
    name: str
    events: list[str]
    pairs: list[Pair]


def read_set(path: Path) -> Set:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    topics = [
        row["topic"] if len({r["topic"] for r in rows if "topic" in r}) > 1 else row["event"] for row in rows
    ]
    fold = {topic: number % FOLDS for number, topic in enumerate(sorted(set(topics)))}
    having: Counter[int] = Counter()
    readings: list[Reading] = []
    pairs: list[Pair] = []
    for high, row in enumerate(rows):
        profile = read_profile(row["title"], row["text"] or row["title"])
        having.update(profile.words.keys)
        rarity = Rarity(high + 1, having)
        norms = tuple(length(rarity.weigh(bag)) for bag in profile.bags)
        reading = Reading(high, high, "", None, "", "", "", None, "unknown", None, profile, norms)
        comparer = Comparer(reading, rarity)
        for low, other in enumerate(readings):
            evidence = comparer.evidence(other)
            if sum(evidence[:3]) / 3 > LIKENESS_FROM:
                folds = frozenset((fold[topics[low]], fold[topics[high]]))
                belongs = rows[low]["event"] == row["event"]
                pairs.append(Pair(low, high, folds, (1.0, *figures_of(evidence)), belongs))
        readings.append(reading)
    return Set(path.name, [row["event"] for row in rows], pairs)


def learn(sets: list[list[Pair]]) -> list[float]:
    """Weights, the constant first: ridge logistic regression by Newton's method."""
    size = len(sets[0][0].figures)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        gradient = [-RIDGE * weight for weight in weights]
        curve = [[RIDGE * (row == column) for column in range(size)] for row in range(size)]
        for pairs in sets:
            share = 20_000 / len(pairs)
            for pair in pairs:
                likely = chance(weights, pair)
                error, slope = share * (pair.belongs - likely), share * likely * (1 - likely)
                for row, figure in enumerate(pair.figures):
                    gradient[row] += error * figure
                    for column in range(row + 1):
                        curve[row][column] += slope * figure * pair.figures[column]
        for row in range(size):
            for column in range(row):
                curve[column][row] = curve[row][column]
        step = solve(curve, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss elimination; the matrix is small and positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for pivot in range(len(rows)):
        for row in range(pivot + 1, len(rows)):
            factor = rows[row][pivot] / rows[pivot][pivot]
            rows[row] = [value - factor * above for value, above in zip(rows[row], rows[pivot], strict=True)]
    found = [0.0] * len(rows)
    for row in reversed(range(len(rows))):
        known = sum(map(mul, rows[row][row + 1 : -1], found[row + 1 :]))
        found[row] = (rows[row][-1] - known) / rows[row][row]
    return found


def chance(weights: list[float], pair: Pair) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(mul, weights, pair.figures))))))


def tell(name: str, tried: Set, scores: dict[tuple[int, int], float]) -> None:
    for bound in BOUNDS:
        stories = grouped(range(len(tried.events)), scores, bound=bound)
        together = {pair for story in stories for pair in combinations(story, 2)}
        gold = [pair for pair in combinations(range(len(tried.events)), 2) if same_event(tried, pair)]
        right = sum(same_event(tried, pair) for pair in together)
        f1 = 2 * right / (len(together) + len(gold))
        print(f"{tried.name} {name} at {bound:.2f}: pair F1 {f1:.3f}, B3 F1 {b_cubed(tried, stories):.3f}")


def same_event(tried: Set, pair: tuple[int, int]) -> bool:
    return tried.events[pair[0]] == tried.events[pair[1]]


def b_cubed(tried: Set, stories: list[list[int]]) -> float:
    events = Counter(tried.events)
    both = [(Counter(tried.events[article] for article in story), len(story)) for story in stories]
    precision = sum(n * n / size for counts, size in both for n in counts.values()) / len(tried.events)
    recall = sum(n * n / events[event] for counts, _ in both for event, n in counts.items()) / len(
        tried.events
    )
    return 2 * precision * recall / (precision + recall)


def main(paths: list[str]) -> None:
    sets = [read_set(Path(path)) for path in paths]
    scores: list[dict[tuple[int, int], list[float]]] = [{} for _ in sets]
    for fold in range(FOLDS):
        weights = learn([[pair for pair in one.pairs if fold not in pair.folds] for one in sets])
        for one, found in zip(sets, scores, strict=True):
            for pair in one.pairs:
                if fold in pair.folds:
                    found.setdefault((pair.low, pair.high), []).append(chance(weights, pair))
    for one, found in zip(sets, scores, strict=True):
        tell("five-fold", one, {pair: sum(each) / len(each) for pair, each in found.items()})
    weights = learn([one.pairs for one in sets])
    for one in sets:
        tell("learnt from", one, {(pair.low, pair.high): chance(weights, pair) for pair in one.pairs})
    print("constant", round(weights[0], 2))
    for name, weight in zip(Evidence._fields, weights[1:], strict=True):
        print(name, round(weight, 2))


if __name__ == "__main__":
    main(sys.argv[1:])

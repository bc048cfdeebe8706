"""News made up by rule, as much of it as wanted: events, and how one to fourteen outlets write up each of them.

The words are as often as in a language (Zipf), a third of them function words. An event has people, a place, an
organisation and words of its own, in facts of which each outlet tells most in sentences of its own; some outlets run
another's text, cut or whole. A day is the same whenever it is made and whatever other days are made.
"""

import itertools
import random
from typing import NamedTuple

SEED = 20260512
SYLLABLES = (
    "ba", "be", "dor", "fen", "gal", "hu", "kir", "lem", "mos", "nar", "ot", "pel", "quo", "ras", "sil", "tam", "ul",
    "vor", "wen", "zy",
)  # fmt: skip
FUNCTION_WORDS = (
    "the", "of", "and", "to", "in", "that", "was", "for", "on", "with", "at", "by", "from", "his", "it", "had", "were",
    "after", "said", "who",
)  # fmt: skip
VOCABULARY = 20_000
# As in English, where the fifth or sixth word is "the".
FUNCTION_SHARE = 0.35
PLACES = 800
GIVEN_NAMES = 200
SURNAMES = 8_000
OUTLETS = 400
# One outlet alone is the most usual; 4.3 in the mean.
WRITTEN_UP = range(1, 15)
REPORTS_PER_EVENT = 4.3
FACTS = 14
OWN_WORDS = 16
SENTENCES = 15
BACKGROUND = 15
COPIES = 0.25
# Days after which outlets follow, in the mean and at most.
FOLLOWS_AFTER = 0.2
FOLLOWS_WITHIN = 2.5


class Report(NamedTuple):
    """`event` is unique within the `day` on which it happens; `arrives` counts days, too."""

    day: int
    event: int
    outlet: int
    arrives: float
    headline: str
    text: str


class Fact(NamedTuple):
    """What stands together in whoever tells it, and whom it is about."""

    words: str
    name: str


def _made_up(count: int, least: int) -> list[str]:
    chance = random.Random(SEED)
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(chance.choices(SYLLABLES, k=chance.randint(least, least + 2)))] = None
    return list(made)


WORDS = _made_up(VOCABULARY, 2)
FREQUENCIES = list(itertools.accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
# They end as no other word does.
NAMES = [f"{name.capitalize()}ik" for name in _made_up(PLACES + GIVEN_NAMES + SURNAMES, 2)]
random.Random(SEED).shuffle(NAMES)
SIZES = list(itertools.accumulate(1 / size for size in WRITTEN_UP))


def day_of_news(day: int, reports: int) -> list[Report]:
    """All reports of the events of a day, about so many; the last of them arrive two days later."""
    return [report for event in range(round(reports / REPORTS_PER_EVENT)) for report in _event(day, event)]


def news(first: int, days: int, reports: int) -> list[Report]:
    """The reports of the events of some days in the order in which they arrive."""
    made = itertools.chain.from_iterable(day_of_news(day, reports) for day in range(first, first + days))
    return sorted(made, key=lambda report: report.arrives)


def _event(day: int, number: int) -> list[Report]:
    chance = random.Random(f"{SEED} {day} {number}")
    begins = day + chance.random()
    facts = _facts(chance)
    outlets = chance.sample(range(OUTLETS), chance.choices(WRITTEN_UP, cum_weights=SIZES)[0])
    texts: list[str] = []
    reports = []
    for place, outlet in enumerate(outlets):
        follows = min(chance.expovariate(1 / FOLLOWS_AFTER), FOLLOWS_WITHIN) if place else 0
        if texts and chance.random() < COPIES:
            text = _cut(chance, chance.choice(texts))
        else:
            text = _written(chance, facts)
        texts.append(text)
        headline = _sentence(chance, facts[0], 4).rstrip(".")
        reports.append(Report(day, number, outlet, begins + follows, headline, text))
    return reports


def _facts(chance: random.Random) -> list[Fact]:
    place = NAMES[int(PLACES * chance.random() ** 2)]
    people = [
        f"{NAMES[PLACES + chance.randrange(GIVEN_NAMES)]} {NAMES[-1 - chance.randrange(SURNAMES)]}"
        for _ in range(3)
    ]
    body = f"{NAMES[-1 - chance.randrange(SURNAMES)]} {chance.choice(WORDS).capitalize()}"
    own = chance.sample(WORDS[100:], OWN_WORDS)
    return [
        Fact(
            f"{chance.choice(own)} {chance.choice(own)} {chance.randint(2, 900)}",
            chance.choice([place, place, body, *people]),
        )
        for _ in range(FACTS)
    ]


def _written(chance: random.Random, facts: list[Fact]) -> str:
    told = facts[:1] + [fact for fact in facts[1:] if chance.random() < 0.7]
    sentences = [_sentence(chance, chance.choice(told), BACKGROUND) for _ in range(SENTENCES)]
    return _paragraphs(sentences)


def _sentence(chance: random.Random, fact: Fact, background: int) -> str:
    words = [
        chance.choice(FUNCTION_WORDS) if chance.random() < FUNCTION_SHARE else word
        for word in chance.choices(WORDS, cum_weights=FREQUENCIES, k=background)
    ]
    at = chance.randrange(1, background)
    words[at:at] = [fact.words, "the", fact.name]
    sentence = " ".join(words)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _cut(chance: random.Random, text: str) -> str:
    """A copy: from the top, the last paragraphs perhaps left out."""
    paragraphs = text.split("\n\n")
    fewest = max(1, len(paragraphs) * 3 // 5)
    return "\n\n".join(paragraphs[: chance.randint(fewest, len(paragraphs))])


def _paragraphs(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))

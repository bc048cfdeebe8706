"""How many plain-text articles a second are read, cleaned and stored in an SQLite file, history and index included.

    python -m tests.benchmarks.bench_store [articles]

Measures with background reading off, as where a worker does it, and on, as where it runs at once. The figure to
reach with it off is 150 a second.
"""

import itertools
import os
import random
import sys
import tempfile
import time
from pathlib import Path

SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gan",
    "hir",
    "kel",
    "lin",
    "mor",
    "nast",
    "ol",
    "per",
    "quin",
    "ros",
    "tam",
    "ver",
)
# As many words as a year of a local paper has, a few of them in every article.
VOCABULARY = 6000
WORDS = tuple("".join(random.Random(n).choices(SYLLABLES, k=2 + n % 3)) for n in range(VOCABULARY))
FREQUENCIES = tuple(itertools.accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
VERBS = (
    "said",
    "opened",
    "closed",
    "agreed",
    "refused",
    "built",
    "measured",
    "counted",
    "promised",
    "watched",
)
SMALL = (
    "the",
    "a",
    "of",
    "in",
    "on",
    "for",
    "with",
    "after",
    "before",
    "that",
    "its",
    "their",
    "at",
    "by",
    "from",
)
NAMES = ("Mara Quill", "Tomas Haldane", "Asta Lindqvell", "Joss Arkwell", "Hester Vole", "Oren Castaby")
FOOTER = "The Lindwick Herald is a Quayside title. Write to the newsdesk at Oldmill Lane."
PARAGRAPHS = 11
SENTENCES = 3
ARTICLES = 2000
FIGURE = 150


def sentence(chance: random.Random) -> str:
    words = []
    for _ in range(chance.randint(5, 8)):
        words += [chance.choice(SMALL), *chance.choices(WORDS, cum_weights=FREQUENCIES)]
    words.insert(4, chance.choice(VERBS))
    if chance.random() < 0.2:
        return f"“{' '.join(words).capitalize()},” {chance.choice(NAMES)} said."
    return f"{' '.join(words).capitalize()}."


def article(number: int) -> bytes:
    """About 3,300 characters in the shape of a scraped report: headline, byline, dateline, teaser, footer."""
    chance = random.Random(number)
    headline = f"{' '.join(chance.choices(WORDS, cum_weights=FREQUENCIES, k=7)).capitalize()} {number}"
    paragraphs = [" ".join(sentence(chance) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]
    paragraphs[0] = f"LINDWICK, Corvany: {paragraphs[0]}"
    paragraphs.insert(5, "Must read")
    head = [headline, f"By {chance.choice(NAMES)}", f"Published: {number % 28 + 1} May 2026"]
    return "\n\n".join([*head, *paragraphs, FOOTER]).encode()


def rate(count: int) -> float:
    from articles.ingest.batch import import_items
    from articles.models import Article, Source

    name = f"Lindwick Herald {Source.objects.count()}"
    source = Source.objects.create(name=name, slug=name.lower().replace(" ", "-"))
    items = [(f"{number}.txt", article(number)) for number in range(count)]
    start = time.perf_counter()
    outcomes = list(import_items(items, source=source))
    seconds = time.perf_counter() - start
    stored = Article.objects.filter(source=source)
    if {outcome.status for outcome in outcomes} != {"new"} or stored.count() != count:
        raise SystemExit("Not every article was stored: the measurement is void.")
    return count / seconds


def main(count: int) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    from articles.ingest import versions
    from articles.people.naming import create_person

    call_command("migrate", verbosity=0)
    for name in NAMES:
        create_person(name)
    real, versions.read_version = versions.read_version, NotRead
    off = rate(count)
    versions.read_version = real
    on = rate(count // 20)
    size = sum(len(article(number)) for number in range(100)) // 100
    sys.stdout.write(
        f"{count} articles of {size} bytes: {off:.0f}/s without reading (figure to reach: {FIGURE}/s), "
        f"{on:.0f}/s with reading at once\n"
    )


class NotRead:
    @staticmethod
    def enqueue(version_pk: int) -> None:
        """A worker would take it from here."""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings_test")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)

import time
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.evaluation import links, names, quotes
from articles.evaluation.desk import FEWEST_DECISIONS, Bound, Decided, desk_figures
from articles.evaluation.lines import BadFile, read_lines, write_lines
from articles.evaluation.throwaway import NoDatabase, throwaway_database

# As many as are looked at; the figures count all.
MOST_LISTED = 30


class Tried(NamedTuple):
    """What is tried on a file's lines; `kind` has fault_in(line), answers(lines) and summary(answers)."""

    kind: ModuleType
    help: str
    lines: str
    things: str
    each: str


KINDS = {
    "links": Tried(
        links,
        "Which articles tell one event, and which stories they form.",
        "JSON lines in order of arrival: id, title, text, source, published_at.",
        "articles",
        "an article",
    ),
    "quotes": Tried(
        quotes, "Who said what, in whose words.", "JSON lines: id, text, language.", "articles", "an article"
    ),
    "names": Tried(
        names, "Which names mean one person.", "JSON lines: id, a, b.", "pairs of names", "a pair"
    ),
}


class Command(BaseCommand):
    help = (
        "How well does the machine suggest? Over annotated articles, read in a throw-away database, or over the "
        "desk's own decisions."
    )

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        for kind, tried in KINDS.items():
            one = what.add_parser(kind, help=tried.help)
            one.add_argument("file", type=Path, nargs="?" if kind == "links" else None, help=tried.lines)
            one.add_argument(
                "--predictions",
                type=Path,
                metavar="OUT",
                required=kind != "links",
                help="Where a JSON line for each goes.",
            )
            if kind == "links":
                one.add_argument("--desk", action="store_true", help="Over what this desk's editors decided.")

    def handle(self, *, what, file, predictions, desk=False, **options):
        if desk and (file or predictions):
            raise CommandError("--desk is about this desk's decisions: leave FILE and --predictions out.")
        if desk:
            self.tell_desk()
        elif file and predictions:
            self.try_file(KINDS[what], file, predictions)
        else:
            raise CommandError("Give FILE and --predictions OUT, or --desk.")

    def try_file(self, tried, file, predictions):
        try:
            lines = read_lines(file, tried.kind.fault_in)
            with throwaway_database():
                answers, seconds = answered(tried.kind, lines)
            write_lines(predictions, answers)
        except (BadFile, NoDatabase) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{len(answers)} {tried.things}, {tried.kind.summary(answers)}; "
            f"{1000 * seconds / max(1, len(answers)):.1f} ms of processor time {tried.each}."
        )

    def tell_desk(self):
        figures = desk_figures()
        if not figures.decided:
            self.stdout.write("No pair of articles is decided yet: decide some on the desk, then ask again.")
            return
        belong = sum(one.belongs for one in figures.decided)
        self.stdout.write(
            f"{len(figures.decided)} decided pairs: {belong} belong together, "
            f"{len(figures.decided) - belong} are unrelated.\n"
            f"Suggested at the time: precision {figures.rates.precision:.3f}, recall {figures.rates.recall:.3f}.\n"
            "The pairs below have their scores of today."
        )
        self.tell_pairs("Wrongly suggested", figures.wrong)
        self.tell_pairs("Missed", figures.missed)
        self.tell_bound("The bound in force", figures.now)
        if figures.best and figures.best.bound == figures.now.bound:
            self.stdout.write("No other bound would serve this desk better.")
        elif figures.best:
            self.tell_bound("Best for this desk", figures.best)
            self.stdout.write("An editor-in-chief sets it under “Desk settings” in the admin.")
        else:
            self.stdout.write(
                f"No bound is proposed: that takes {FEWEST_DECISIONS} decided pairs or more, of both kinds."
            )

    def tell_pairs(self, title: str, pairs: list[Decided]):
        self.stdout.write(f"\n{title}: {len(pairs)}")
        for one in pairs[:MOST_LISTED]:
            score = "  – " if one.score is None else f"{one.score:.2f}"
            link = one.link
            self.stdout.write(
                f"  {score}  “{link.low}” ({link.low.source}) · “{link.high}” ({link.high.source})"
            )
        if len(pairs) > MOST_LISTED:
            self.stdout.write(f"  and {len(pairs) - MOST_LISTED} more")

    def tell_bound(self, title: str, found: Bound):
        rates = found.rates
        self.stdout.write(
            f"{title} is {found.bound:.2f}: by the scores of today precision {rates.precision:.3f}, "
            f"recall {rates.recall:.3f}, F1 {rates.f1:.3f}."
        )


def answered(kind: ModuleType, lines: list[dict]) -> tuple[list[dict], float]:
    """The predictions, and the seconds of processor time that they took."""
    with transaction.atomic():
        start = time.process_time()
        answers = list(kind.answers(lines))
        seconds = time.process_time() - start
        # Taken back, so that nothing is read a second time by the task that follows a commit.
        transaction.set_rollback(True)
    return answers, seconds
